// Something that the broker names was not there yet when this was written.
package com.example;

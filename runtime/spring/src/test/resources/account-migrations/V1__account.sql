create table account (id varchar primary key);

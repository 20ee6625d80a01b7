-- Which attempt may record its result, and which operations no platform has requested.
alter table openbroker_operation add column claims integer not null default 1;
alter table openbroker_operation add column compensates text;

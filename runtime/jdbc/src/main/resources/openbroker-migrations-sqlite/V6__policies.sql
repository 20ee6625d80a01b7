-- By what policies count service instances; null until a row of an older version is counted. Organization and space are digests.
alter table openbroker_instance add column plan_id text;
alter table openbroker_instance add column next_plan_id text;
alter table openbroker_instance add column organization blob;
alter table openbroker_instance add column space blob;

create index openbroker_instance_organization on openbroker_instance (organization, space);
create index openbroker_instance_uncounted on openbroker_instance (id) where organization is null;

-- Its row is locked by claims that depend on counts, so that one is made after the other.
create table openbroker_count (
  id integer not null primary key,
  claims integer not null
);

insert into openbroker_count (id, claims) values (1, 0);

-- Ends of operations that observers may not have received yet.
create table openbroker_report (
  id text not null primary key,
  replica text not null,
  revision integer not null,
  sealed blob not null
);

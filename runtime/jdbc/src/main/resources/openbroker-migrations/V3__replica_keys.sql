-- With which key a replica encrypts; none for one of an older version, which may use any.
alter table openbroker_replica add column primary_key_id bigint;

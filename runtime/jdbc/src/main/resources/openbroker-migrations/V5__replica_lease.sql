-- How long a replica counts as alive after a heartbeat; none for one of an older version, which counts for 20 seconds.
alter table openbroker_replica add column lease_millis bigint;

-- The tables of version 3 in SQLite, which no earlier version has used. Times are microseconds since 1970.
create table openbroker_instance (
  id blob not null primary key,
  platform text not null,
  instance_id text not null,
  revision integer not null,
  phase text not null,
  service_id text not null,
  operation_id text,
  sealed blob not null,
  created_at integer
);

create index openbroker_instance_phase on openbroker_instance (phase, id);
create index openbroker_instance_platform on openbroker_instance (platform, id);

create table openbroker_binding (
  id blob not null primary key,
  instance blob not null,
  platform text not null,
  instance_id text not null,
  binding_id text not null,
  revision integer not null,
  phase text not null,
  service_id text not null,
  operation_id text,
  sealed blob not null,
  created_at integer
);

create index openbroker_binding_instance on openbroker_binding (instance);
create index openbroker_binding_phase on openbroker_binding (phase, id);
create index openbroker_binding_platform on openbroker_binding (platform, id);

create table openbroker_operation (
  sequence integer not null primary key autoincrement,
  id text not null unique,
  resource blob not null,
  platform text not null,
  instance_id text not null,
  binding_id text,
  revision integer not null,
  kind text not null,
  announced boolean not null,
  owner text,
  delegated_id text,
  attempts integer not null,
  resting boolean not null,
  failing text,
  state text not null,
  description text,
  instance_usable boolean,
  update_repeatable boolean,
  retry_after_millis integer,
  started_at integer not null,
  finished_at integer,
  sealed blob not null
);

create index openbroker_operation_resource on openbroker_operation (resource, sequence);
create index openbroker_operation_finished on openbroker_operation (finished_at);
create index openbroker_operation_owner on openbroker_operation (owner, finished_at);
create index openbroker_operation_started on openbroker_operation (started_at, id);
create index openbroker_operation_state on openbroker_operation (state, started_at, id);

create table openbroker_replica (
  name text not null primary key,
  seen_at integer not null,
  primary_key_id integer
);

create table openbroker_key (
  key_id integer not null primary key,
  sealed blob not null
);

-- As db-scheduler wants it.
create table openbroker_task (
  task_name text not null,
  task_instance text not null,
  task_data blob,
  execution_time integer not null,
  picked boolean not null,
  picked_by text,
  last_success integer,
  last_failure integer,
  consecutive_failures integer,
  last_heartbeat integer,
  version integer not null,
  priority integer,
  primary key (task_name, task_instance)
);

create index openbroker_task_execution_time on openbroker_task (execution_time);
create index openbroker_task_last_heartbeat on openbroker_task (last_heartbeat);

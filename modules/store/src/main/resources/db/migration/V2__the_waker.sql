-- When to look for work, for all nodes together (db-scheduler's own table). It says "look for clocks that are
-- due", never for whom: what is due is found tenant by tenant, behind the wall.

create schema waker;

create table waker.scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution on waker.scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on waker.scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on waker.scheduled_tasks (priority desc, execution_time asc);

grant usage on schema waker to gehoor_app;
grant select, insert, update, delete on waker.scheduled_tasks to gehoor_app;

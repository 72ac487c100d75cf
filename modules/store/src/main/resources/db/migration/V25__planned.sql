-- That a proposal goes live by itself: from which day, upon which proof that was decided, and by whom. Null: it does not.
alter table gehoor.proposal add column plan_day date;
alter table gehoor.proposal add column plan_proved timestamptz;
alter table gehoor.proposal add column plan_by text;

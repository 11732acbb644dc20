-- After ten failures a fact waits for a person; one that was dropped stays readable until the daily sweep.
alter table kernel_outbox add column parked_at timestamptz;
alter table kernel_outbox add column dropped_at timestamptz;
update kernel_outbox set parked_at = next_try_at where delivered_at is null and attempts >= 10;
drop index kernel_outbox_due;
create index kernel_outbox_due on kernel_outbox (id) where delivered_at is null and parked_at is null;
create index kernel_outbox_parked on kernel_outbox (id) where parked_at is not null;

-- What the mail server answered last: its code, never its words, which may name people.
alter table kernel_notice add column mail_answer text;
create index kernel_notice_refused on kernel_notice (id) where mailed_at is null and mail_attempts > 0;

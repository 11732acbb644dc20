-- What the daily sweep deletes, and the notices of the last days that are still to be mailed.
create index kernel_outbox_delivered on kernel_outbox (delivered_at) where delivered_at is not null;
drop index kernel_notice_unmailed;
create index kernel_notice_unmailed on kernel_notice (at, id) where mailed_at is null;

using DieuHanh.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Ui.Journal;

/// <summary>Every action there is in the audit, for the choice above the journal; asked anew after ten minutes.</summary>
public sealed class JournalActions(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private volatile Tuple<DateTimeOffset, IReadOnlyList<string>>? held;

    public async Task<IReadOnlyList<string>> All(KernelDb db, CancellationToken cancel)
    {
        if (held is not { } known || clock.GetUtcNow() - known.Item1 > Kept || clock.GetUtcNow() < known.Item1)
        {
            // From one to the next along the index: there are a few hundred among millions of records.
            IReadOnlyList<string> actions = await db
                .Database.SqlQueryRaw<string>(
                    """
                    with recursive one (action) as (
                      select min(action) from kernel_audit
                      union all
                      select (select min(a.action) from kernel_audit a where a.action > one.action) from one where one.action is not null
                    )
                    select action as "Value" from one where action is not null
                    """
                )
                .ToListAsync(cancel);
            held = known = Tuple.Create(clock.GetUtcNow(), actions);
        }

        return known.Item2;
    }
}

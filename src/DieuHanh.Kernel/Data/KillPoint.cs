using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DieuHanh.Kernel.Data;

/// <summary>
/// The moments at which the end of the process would hurt most: just before and after something is made to last. They are only counted when
/// <c>DIEUHANH_KILL_AT</c> names the how-manieth is to be the last; there the process ends as by a power cut, and the name of the point
/// goes to the file <c>DIEUHANH_KILL_LOG</c>. For tests of the whole program; an office never sets it.
/// </summary>
public static class KillPoint
{
    private static readonly long Last = long.TryParse(
        Environment.GetEnvironmentVariable("DIEUHANH_KILL_AT"),
        out var at
    )
        ? at
        : 0;
    private static readonly string? Log = Environment.GetEnvironmentVariable("DIEUHANH_KILL_LOG");
    private static long passed;

    public static bool Counted => Last > 0;

    /// <param name="what">What was just done, or is about to be, with its moment: "before commit", "after update documents_book".</param>
    public static void Pass(string what)
    {
        if (!Counted || Interlocked.Increment(ref passed) != Last)
        {
            return;
        }

        if (Log is not null)
        {
            File.AppendAllText(Log, $"{what}\n");
        }

        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>The points of the database: around every statement that writes, and around every commit.</summary>
    internal sealed class OfDatabase : DbCommandInterceptor, IDbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            PassWrite("before", command);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command,
            CommandExecutedEventData eventData,
            DbDataReader result,
            CancellationToken cancellationToken = default
        )
        {
            PassWrite("after", command);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            PassWrite("before", command);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<int> NonQueryExecutedAsync(
            DbCommand command,
            CommandExecutedEventData eventData,
            int result,
            CancellationToken cancellationToken = default
        )
        {
            PassWrite("after", command);
            return ValueTask.FromResult(result);
        }

        public ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        )
        {
            Pass("before commit");
            return ValueTask.FromResult(result);
        }

        public Task TransactionCommittedAsync(
            DbTransaction transaction,
            TransactionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            Pass("after commit");
            return Task.CompletedTask;
        }

        private static void PassWrite(string moment, DbCommand command)
        {
            var words = command.CommandText.Split(
                (char[])[' ', '\n', '\r', '('],
                5,
                StringSplitOptions.RemoveEmptyEntries
            );
            if (words.Length > 3 && words[0].ToUpperInvariant() is "INSERT" or "UPDATE" or "DELETE")
            {
                var table = words[0].Equals("update", StringComparison.OrdinalIgnoreCase) ? words[1] : words[2];
                Pass($"{moment} {words[0].ToLowerInvariant()} {table.Trim('"')}");
            }
        }
    }
}

using Microsoft.Extensions.Logging.Console;

namespace DieuHanh.Web;

/// <summary>
/// What the program tells its keeper: faults and warnings. Requests are not logged: their addresses and forms tell what people work on.
/// </summary>
internal static class Logs
{
    /// <summary>
    /// Whatever level the keeper asks for, what writes whole addresses says nothing below a warning: an address may hold the name someone
    /// looked for, or the secret of a calendar.
    /// </summary>
    public static ILoggingBuilder NameNobody(this ILoggingBuilder logging) =>
        logging
            .AddFilter("Microsoft.AspNetCore.Hosting", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Http.Result", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.HttpLogging", LogLevel.None);

    /// <param name="json">One JSON object a line, for machines.</param>
    public static ILoggingBuilder Quiet(this ILoggingBuilder logging, bool json)
    {
        logging.ClearProviders().SetMinimumLevel(LogLevel.Warning);

        // Keys lie in the database, which is where its keeper protects them: the warning that they are not encrypted helps nobody.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        // EF writes a failed command with its SQL at this level, and again to whoever handles the exception.
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        return json
            ? logging.AddJsonConsole(o => (o.UseUtcTimestamp, o.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ"))
            : logging.AddSimpleConsole(o =>
                (o.SingleLine, o.TimestampFormat, o.ColorBehavior) = (
                    true,
                    "dd/MM HH:mm:ss ",
                    LoggerColorBehavior.Disabled
                )
            );
    }
}

using Microsoft.Extensions.Logging;

namespace DieuHanh.Tests.House;

/// <summary>Hears what is logged, of every category and level that reaches it, and the scopes that are opened.</summary>
public sealed class Ear(Action<Ear.Line> hear) : ILoggerProvider
{
    /// <param name="Said">The sentence.</param>
    /// <param name="With">What it was made of; for a scope, which says no sentence, what it holds.</param>
    public sealed record Line(LogLevel Level, string Category, string Said, string? With, Exception? Fault)
    {
        public override string ToString() => $"{Level} {Category} {Said} {With} {Fault}";
    }

    public ILogger CreateLogger(string categoryName) => new Listener(categoryName, hear);

    /// <summary>A logger that only this ear hears, whole.</summary>
    public ILogger<T> Of<T>() => new Logger<T>(new LoggerFactory([this]));

    public void Dispose() { }

    private sealed class Listener(string category, Action<Line> hear) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            hear(new(LogLevel.None, category, "", $"{state}", null));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => hear(new(logLevel, category, formatter(state, exception), $"{state}", exception));
    }
}

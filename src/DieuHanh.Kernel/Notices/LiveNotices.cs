using System.Collections.Concurrent;
using System.Threading.Channels;
using DieuHanh.Kernel.Events;

namespace DieuHanh.Kernel.Notices;

/// <summary>
/// Tells the open pages of this node at once that something waits for a person. A hint and never the record: who missed it finds the
/// notice in the table, at the next beat of the page at the latest.
/// </summary>
public sealed class LiveNotices
{
    /// <summary>So many pages of one person are told at once on one node; a browser opens one for all its tabs.</summary>
    public const int MostPages = 20;

    private readonly ConcurrentDictionary<Guid, List<Page>> pages = new();
    private readonly Channel<Guid> leaving = Channel.CreateBounded<Guid>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest }
    );

    /// <summary>Who was told here and is to be told on the other nodes too.</summary>
    internal ChannelReader<Guid> Leaving => leaving.Reader;

    /// <summary>Something new was committed for these people.</summary>
    public void Tell(IEnumerable<Guid> people)
    {
        foreach (var person in people)
        {
            TellHere(person);
            leaving.Writer.TryWrite(person);
        }
    }

    /// <summary>Another node committed something new for this person.</summary>
    internal void TellHere(Guid person)
    {
        if (pages.TryGetValue(person, out var open))
        {
            lock (open)
            {
                open.ForEach(p => p.Ring());
            }
        }
    }

    /// <summary>Null when this person has too many pages open already.</summary>
    public Page? Open(Guid person)
    {
        var open = pages.GetOrAdd(person, _ => []);
        lock (open)
        {
            if (open.Count >= MostPages)
            {
                return null;
            }

            var page = new Page(open);
            open.Add(page);
            return page;
        }
    }

    /// <summary>An open page that listens.</summary>
    public sealed class Page : IDisposable
    {
        private readonly List<Page> open;
        private readonly Bell bell = new();

        internal Page(List<Page> open) => this.open = open;

        internal void Ring() => bell.Ring();

        /// <summary>True when something is new, false after <paramref name="atMost"/>.</summary>
        public Task<bool> Wait(TimeSpan atMost, CancellationToken cancel) => bell.Wait(atMost, cancel);

        public void Dispose()
        {
            lock (open)
            {
                open.Remove(this);
            }
        }
    }
}

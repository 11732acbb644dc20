using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace DieuHanh.Documents.Text;

/// <summary>
/// Unpacks the streams of a PDF up to a limit. A file of a megabyte may unpack to gigabytes, and one such page would take the memory of
/// everyone else. What is drawn again and again counts each time, and here the deadline is looked at.
/// </summary>
internal sealed class BoundedFilters(long whole, CancellationToken deadline) : IFilterProvider
{
    // What a page draws: a page full of text takes some tens of kilobytes, and each byte here costs hundreds while it is read.
    private const long Drawing = 8 << 20;

    // Fonts, which are read as they are.
    private const long Other = 64 << 20;

    // What reading any stream costs at least, be it empty.
    private const long Least = 4 << 10;

    // Drawing a form once looks into its dictionary some four times.
    private const long OfLookingUp = 1 << 10;

    // One byte of it may unpack to two and a half thousand.
    private const int LongestLzw = 64 << 10;

    private long left = whole;

    /// <summary>Something was not unpacked, so what was read is not all there is.</summary>
    public bool Exceeded { get; private set; }

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary)
    {
        Charge(Least, left);
        return Bound(DefaultFilterProvider.Instance.GetFilters(dictionary));
    }

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names)
    {
        Charge(Least, left);
        return Bound(DefaultFilterProvider.Instance.GetNamedFilters(names));
    }

    public IReadOnlyList<IFilter> GetAllFilters() => Bound(DefaultFilterProvider.Instance.GetAllFilters());

    /// <summary>A form is about to be drawn.</summary>
    public void LookUp() => Charge(OfLookingUp, left);

    private List<IFilter> Bound(IReadOnlyList<IFilter> filters) => [.. filters.Select(f => new Bounded(f, this))];

    private void Take(IFilter filter, ReadOnlyMemory<byte> packed, DictionaryToken stream)
    {
        var most = Math.Min(left, IsDrawing(stream) ? Drawing : Other);
        var size = filter switch
        {
            FlateFilter => Inflated(packed, most),
            LzwFilter => packed.Length > LongestLzw ? long.MaxValue : packed.Length,
            RunLengthFilter => packed.Length * 64L,
            _ => packed.Length,
        };
        Charge(size, most);
    }

    private void Charge(long size, long most)
    {
        deadline.ThrowIfCancellationRequested();
        if (size > most)
        {
            Exceeded = true;
            throw new InvalidDataException("Unpacks to more than a document holds.");
        }

        left -= size;
    }

    private static bool IsDrawing(DictionaryToken stream) =>
        !stream.ContainsKey(NameToken.Length1)
        && (!stream.TryGet(NameToken.Subtype, out NameToken subtype) || subtype.Equals(NameToken.Form));

    private static long Inflated(ReadOnlyMemory<byte> packed, long most)
    {
        using var inflate = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        var buffer = new byte[1 << 16];
        long size = 0;
        try
        {
            for (int read; size <= most && (read = inflate.Read(buffer)) > 0; )
            {
                size += read;
            }
        }
        catch (InvalidDataException)
        {
            // Damaged: the filter gets as far as this did.
        }

        return size;
    }

    private sealed class Bounded(IFilter filter, BoundedFilters bounds) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(
            Memory<byte> input,
            DictionaryToken streamDictionary,
            IFilterProvider filterProvider,
            int filterIndex
        )
        {
            bounds.Take(filter, input, streamDictionary);
            return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }
}

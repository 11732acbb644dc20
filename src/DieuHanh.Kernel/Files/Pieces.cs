namespace DieuHanh.Kernel.Files;

/// <summary>A long stream read piece by piece, each with the end of the one before, so that no word is cut in two.</summary>
internal sealed class Pieces(Stream content, int overlap)
{
    private const int Size = 1 << 18;

    private readonly byte[] buffer = new byte[Size + overlap];
    private int held;

    /// <summary>Where the piece begins in the stream.</summary>
    public long At { get; private set; }

    public ReadOnlyMemory<byte> Piece => buffer.AsMemory(0, held);

    public async Task<bool> Next(CancellationToken cancel)
    {
        var tail = Math.Min(held, overlap);
        buffer.AsSpan(held - tail, tail).CopyTo(buffer);
        At += held - tail;
        var read = await content.ReadAtLeastAsync(buffer.AsMemory(tail, Size), Size, false, cancel);
        held = tail + read;
        return read > 0;
    }
}

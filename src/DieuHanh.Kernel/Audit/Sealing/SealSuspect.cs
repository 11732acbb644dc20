namespace DieuHanh.Kernel.Audit.Sealing;

/// <summary>
/// A seal that does not hold where it stands. Whether its record was altered, or only moved, shows when the places of the other suspects
/// are tried: what was sealed at one of them can have been made with the key only.
/// </summary>
/// <param name="Before">The seal that stands before it.</param>
/// <param name="Content">Of the record it names, as it reads now.</param>
internal sealed record SealSuspect(long Number, string Before, SealRow Seal, byte[] Content)
{
    /// <summary>Each is tried against each: of more than so many nobody needs to know which moved where.</summary>
    public const int Most = 300;

    /// <summary>What became of each; of one that only follows something wrong nothing is said.</summary>
    public static IEnumerable<SealFinding> Tell(IReadOnlyList<SealSuspect> suspects, SealKeys keys)
    {
        // The true seal of a number, once the record that was sealed there is known.
        var truth = new Dictionary<long, string>();
        var places = new Dictionary<SealSuspect, long>();
        for (var known = -1; known != places.Count; )
        {
            known = places.Count;
            foreach (var suspect in suspects.Where(s => !places.ContainsKey(s)))
            {
                if (suspect.PlaceAmong(suspects, keys, truth) is { } found)
                {
                    places[suspect] = found.Number;
                    truth[found.Number] = found.Hash;
                }
            }
        }

        return suspects
            .Where(s => !places.TryGetValue(s, out var place) || place != s.Number)
            .Select(s =>
                places.TryGetValue(s, out var place)
                    ? new SealFinding(SealFault.Reordered, s.Number, s.Number, $"{s.Seal.AuditId}", place)
                    : new SealFinding(SealFault.Altered, s.Number, s.Number, $"{s.Seal.AuditId}")
            )
            .ToList();
    }

    private (long Number, string Hash)? PlaceAmong(
        IReadOnlyList<SealSuspect> suspects,
        SealKeys keys,
        Dictionary<long, string> truth
    )
    {
        foreach (var place in suspects)
        {
            string?[] befores =
            [
                place.Before,
                truth.GetValueOrDefault(place.Number - 1),
                place == this ? Remade(suspects, keys) : null,
            ];
            foreach (var before in befores.OfType<string>().Distinct())
            {
                if (Made(before, place, keys) is { } hash)
                {
                    return (place.Number, hash);
                }
            }
        }

        return null;
    }

    /// <summary>The seal that this record would have at a place, where one of the two seals concerned is just that.</summary>
    private string? Made(string before, SealSuspect place, SealKeys keys)
    {
        // The whole seal moved; the seal there names another record; the words of two records were exchanged.
        (Guid Id, SealRow Seal, string Hash)[] ways =
        [
            (Seal.AuditId, Seal, Seal.Hash),
            (Seal.AuditId, place.Seal, place.Seal.Hash),
            (place.Seal.AuditId, place.Seal, place.Seal.Hash),
        ];
        return ways.Where(w =>
                SealText.Link(keys[w.Seal.KeyId]!, before, place.Number, w.Id, w.Seal.SealedAt, w.Seal.KeyId, Content)
                == w.Hash
            )
            .Select(w => w.Hash)
            .FirstOrDefault();
    }

    // Only the seal before was written over: made anew it fits.
    private string? Remade(IReadOnlyList<SealSuspect> suspects, SealKeys keys) =>
        suspects.FirstOrDefault(s => s.Number == Number - 1) is { } last
            ? SealText.Link(
                keys[last.Seal.KeyId]!,
                last.Before,
                last.Number,
                last.Seal.AuditId,
                last.Seal.SealedAt,
                last.Seal.KeyId,
                last.Content
            )
            : null;
}

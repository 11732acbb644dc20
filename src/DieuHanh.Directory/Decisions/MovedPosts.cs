using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.People;

namespace DieuHanh.Directory.Decisions;

/// <summary>The posts that people of agencies that end get in the main heir: for the days on which they would have held them.</summary>
internal static class MovedPosts
{
    /// <param name="ended">Posts that would go on after the last day of their agency, as they stood before the decision.</param>
    /// <param name="there">Posts in the heir so far. Whoever holds the role there holds it once.</param>
    public static List<Post> Of(
        IEnumerable<Post> ended,
        Agency heir,
        IEnumerable<Post> there,
        DateOnly inForce,
        Guid decisionId
    )
    {
        var held = there.GroupBy(p => (p.PersonId, p.Role)).ToDictionary(g => g.Key, g => g.ToList());
        var moved = new List<Post>();
        foreach (var post in ended.OrderBy(p => p.ValidFrom).ThenByDescending(p => p.ValidTo ?? DateOnly.MaxValue))
        {
            if (!held.TryGetValue((post.PersonId, post.Role), out var same))
            {
                held[(post.PersonId, post.Role)] = same = [];
            }

            var (from, to) = Left(Later(inForce, post.ValidFrom), Earlier(post.ValidTo, heir.ValidTo), same);
            if (from <= to)
            {
                var given = Post.Give(
                    post.PersonId,
                    post.Role,
                    heir,
                    null,
                    from,
                    to: to < DateOnly.MaxValue ? to : null
                );
                given.HoldAs(post);
                given.GivenBy(decisionId);
                same.Add(given);
                moved.Add(given);
            }
        }

        return moved;
    }

    // The days that are not held already at their beginning or their end; it ends before it begins where none are left.
    private static (DateOnly From, DateOnly To) Left(DateOnly from, DateOnly to, IEnumerable<Post> held)
    {
        foreach (var (first, last) in held.Select(p => (p.ValidFrom, p.ValidTo ?? DateOnly.MaxValue)).Order())
        {
            if (first <= from && last >= to)
            {
                return (to, DateOnly.MinValue);
            }

            if (first <= from && last >= from)
            {
                from = last.AddDays(1);
            }
            else if (first > from && first <= to && last >= to)
            {
                to = first.AddDays(-1);
            }
        }

        return (from, to);
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly? one, DateOnly? other) =>
        (one ?? DateOnly.MaxValue) < (other ?? DateOnly.MaxValue) ? one!.Value : other ?? DateOnly.MaxValue;
}

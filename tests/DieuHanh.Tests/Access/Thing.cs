using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Access;

/// <summary>
/// One thing that belongs to somebody. Whoever of <see cref="AccessWorld.People"/> is in neither list is a stranger to it, so a person or
/// role added later is a stranger until someone says otherwise.
/// </summary>
/// <param name="Ids">The ids its addresses carry, outermost first.</param>
/// <param name="Hands">Those in whose hands it is: they may do with it what their rights say.</param>
/// <param name="Onlookers">Those who see it in other hands.</param>
/// <param name="Secret">Words of it that no stranger may read in any answer.</param>
public sealed record Thing(
    IReadOnlyList<Guid> Ids,
    IReadOnlyCollection<string> Hands,
    IReadOnlyCollection<string> Onlookers,
    string Secret
)
{
    /// <summary>Another thing of the same kind as the outermost: its inner ids must not be found under this address.</summary>
    public Guid? Elsewhere { get; init; }

    public bool IsStranger(string userName) => !Hands.Contains(userName) && !Onlookers.Contains(userName);
}

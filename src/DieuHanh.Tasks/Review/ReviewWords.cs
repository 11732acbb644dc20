using DieuHanh.Kernel.Contracts;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Review;

/// <summary>The words of a review's values in the reader's language.</summary>
public static class ReviewWords
{
    public static string Of(SpokenChannel channel) =>
        channel switch
        {
            SpokenChannel.Meeting => T["Tại cuộc họp"],
            SpokenChannel.InPerson => T["Trực tiếp"],
            SpokenChannel.Telephone => T["Qua điện thoại"],
            SpokenChannel.Message => T["Qua tin nhắn"],
            _ => T["Bút phê"],
        };

    /// <summary>What the card says of an agency: its name as the directory has it, a group with its number of members.</summary>
    public static string Of(Party party, DirectoryBook book) =>
        party switch
        {
            { IsGroup: true, IsPart: false } => T["{0} ({1} cơ quan)", party.Name, party.Agencies.Count],
            { IsGroup: false, Agencies.Count: 1 } => book.NameOf(party.Agencies[0]),
            _ => party.Name,
        };
}

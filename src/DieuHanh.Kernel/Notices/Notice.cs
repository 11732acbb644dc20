using System.Text.Json;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Kernel.Notices;

/// <summary>Something a person is told: a sentence and the page it is about. Kept in the app; sent by e-mail where that is set up.</summary>
public sealed class Notice
{
    public Guid Id { get; init; } = NewId.Next();
    public Guid PersonId { get; init; }
    public DateTime At { get; init; }
    public string Url { get; init; } = "";

    /// <summary>The Vietnamese sentence, which is the translation key, and its values as a JSON array.</summary>
    public string Sentence { get; init; } = "";
    public string Values { get; init; } = "[]";
    public DateTime? ReadAt { get; set; }
    public DateTime? MailedAt { get; set; }
    public int MailAttempts { get; set; }

    /// <summary>Not sent before this: a server that refused a letter is asked again later and later.</summary>
    public DateTime MailAfter { get; set; }

    /// <summary>The code the mail server refused it with last.</summary>
    public string? MailAnswer { get; private set; }

    /// <summary>It left, or needs no letter.</summary>
    public void Mailed(DateTime now) => (MailedAt, MailAnswer) = (now, null);

    /// <summary>The server refused it, perhaps only for now.</summary>
    /// <param name="answer">Its code, never its words.</param>
    public void Refused(string answer, DateTime now)
    {
        MailAttempts++;
        (MailAnswer, MailAfter) = (answer, now.AddMinutes(Math.Pow(2, MailAttempts)));
    }

    /// <summary>The sentence in the reader's language.</summary>
    public string Text => Phrases.T[Sentence, [.. JsonSerializer.Deserialize<string[]>(Values) ?? []]];

    public static Notice To(Guid person, string url, string sentence, string[] values, DateTime at) =>
        new()
        {
            PersonId = person,
            Url = url,
            Sentence = sentence,
            Values = JsonSerializer.Serialize(values),
            At = at,
            MailAfter = at,
        };
}

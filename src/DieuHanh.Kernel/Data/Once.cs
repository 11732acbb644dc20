using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Kernel.Data;

/// <summary>
/// A form that was shown once may act once: a double click, or the back button and submit again, leads to the result of the first.
/// The key travels in the form and is written in the same transaction as what the form did.
/// </summary>
public sealed class Once(Guid key, Guid? personId, DateTime at)
{
    private OnceRow? row;

    /// <summary>A save with the key was tried.</summary>
    public bool Written => row is not null;

    /// <summary>That save succeeded: the form acted here and nowhere else.</summary>
    public bool Kept { get; internal set; }

    /// <summary>Adds the key to the save. A handler that saves several times writes it with the first.</summary>
    internal void WriteTo(ModuleDb db)
    {
        row ??= new OnceRow
        {
            Key = key,
            PersonId = personId,
            At = at,
        };
        if (!Kept && db.Entry(row).State is EntityState.Detached)
        {
            db.Add(row);
        }
    }
}

/// <summary>A form's key and where its result is shown.</summary>
public sealed class OnceRow
{
    public Guid Key { get; init; }
    public Guid? PersonId { get; init; }
    public DateTime At { get; init; }
    public string? Location { get; set; }
}

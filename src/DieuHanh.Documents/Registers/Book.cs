using DieuHanh.Kernel.Domain;

namespace DieuHanh.Documents.Registers;

/// <summary>Which register: văn bản đến or văn bản đi.</summary>
public enum Direction
{
    Incoming,
    Outgoing,
}

/// <summary>A book ("sổ") of the register. Its numbers begin at 1 each year and run without a gap.</summary>
public sealed class Book : Entity
{
    private Book() { }

    public static Book Open(
        Direction direction,
        string name,
        int place,
        string? typeName = null,
        string? notation = null
    ) =>
        new()
        {
            Direction = direction,
            Name = name,
            Place = place,
            TypeName = typeName,
            Notation = notation,
        };

    public Direction Direction { get; private init; }
    public string Name { get; private init; } = "";

    /// <summary>The kind of document proposed for what is entered here; null for any.</summary>
    public string? TypeName { get; private init; }

    /// <summary>Notation proposed for outgoing documents: {0} is the office's short name, {1} the short name of the drafting unit.</summary>
    public string? Notation { get; private init; }

    /// <summary>Order on screen.</summary>
    public int Place { get; private init; }
}

/// <summary>A number taken from a book: unique within it and its year.</summary>
public sealed record BookNumber(Guid BookId, int Year, int Number);

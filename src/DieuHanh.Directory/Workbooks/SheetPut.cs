namespace DieuHanh.Directory.Workbooks;

/// <summary>What a row of one sheet does to the structure.</summary>
internal abstract class SheetPut(Standing standing)
{
    protected Standing Standing => standing;

    /// <summary>The row is new.</summary>
    public abstract void Add(PutRow row);

    /// <summary>The row is there already and says something else in columns that may change.</summary>
    /// <param name="to">The last day it now has and had not.</param>
    /// <param name="more">Something besides the last day is different.</param>
    public abstract void Alter(PutRow row, DateOnly? to, bool more);
}

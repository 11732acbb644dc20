namespace DieuHanh.Ui.Forms;

/// <summary>One line of a choice. The label is shown as it is: translate it before.</summary>
public sealed record Option(string Value, string Label)
{
    public static Option Of(Guid id, string label) => new(id.ToString(), label);

    /// <summary>All values of an enum with their words.</summary>
    public static IEnumerable<Option> All<TEnum>(Func<TEnum, string> label)
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Select(v => new Option(v.ToString(), label(v)));
}

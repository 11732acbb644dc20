using System.Globalization;
using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Workbooks;

/// <summary>A row being put in: its cells read as what they mean. What cannot be read so is a fault at its place.</summary>
[VietnameseData]
internal sealed class PutRow(Standing standing, SheetKind kind, int number, string[] cells, List<SheetFault> faults)
{
    public SheetKind Kind => kind;
    public int Number => number;
    public string[] Cells => cells;

    public string this[string column] => cells[kind.At(column)];

    /// <summary>A row that has a fault makes nothing: what names it has a fault of its own then.</summary>
    public bool Sound { get; private set; } = true;

    public void Fault(string column, string fault)
    {
        Sound = false;
        faults.Add(new(kind.Name, number, column, fault));
    }

    public bool Need(bool holds, string column, string fault)
    {
        if (!holds)
        {
            Fault(column, fault);
        }

        return holds;
    }

    public bool Flag(string column)
    {
        Need(this[column] is "" or SheetKind.Yes, column, T[Says.YesOrNothing]);
        return this[column] == SheetKind.Yes;
    }

    /// <summary>A day; null where the cell is empty or none, which is then a fault.</summary>
    public DateOnly? Day(string column, bool required = false)
    {
        var day = SheetWords.Day(this[column]);
        Need(day is not null || (this[column].Length == 0 && !required), column, T["Nhập ngày, ví dụ 31/12/2026."]);
        return day;
    }

    public TEnum Choice<TEnum>(string column)
        where TEnum : struct, Enum
    {
        var value = SheetWords.Choice<TEnum>(this[column]);
        Need(value is not null, column, T[Says.NoChoice, this[column]]);
        return value ?? default;
    }

    public string Text(string column, int longest)
    {
        Need(this[column].Length > 0, column, T[Says.Empty]);
        Need(this[column].Length <= longest, column, T["Ô dài quá {0} ký tự.", longest]);
        return this[column];
    }

    public string? Maybe(string column, int longest)
    {
        Need(this[column].Length <= longest, column, T["Ô dài quá {0} ký tự.", longest]);
        return this[column].Length == 0 ? null : this[column];
    }

    public int Place()
    {
        var place = int.TryParse(this["Thứ tự"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : -1;
        Need(place >= 0, "Thứ tự", T[Says.NoNumber]);
        return place;
    }

    public Agency? Agency(string column, bool required = true) => Find(standing.Agencies, column, required);

    public Person? Person(string column, bool required = true) => Find(standing.People, column, required);

    public Unit? Unit(string column, Guid? agencyId)
    {
        var unit = agencyId is { } id ? standing.Units.GetValueOrDefault((id, this[column])) : null;
        Need(unit is not null || this[column].Length == 0, column, T["Không có đơn vị {0}.", this[column]]);
        return unit;
    }

    private TThing? Find<TThing>(Dictionary<string, TThing> known, string column, bool required)
        where TThing : class
    {
        var found = known.GetValueOrDefault(this[column]);
        Need(found is not null || (this[column].Length == 0 && !required), column, T[Says.NotFound, this[column]]);
        return found;
    }

    public void NotBefore(DateOnly? from, DateOnly? to) =>
        Need(
            to is null || from is null || from <= to,
            SheetKind.To,
            T["Ngày kết thúc không được trước ngày bắt đầu {0}.", from]
        );
}

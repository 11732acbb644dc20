using DieuHanh.Directory.People;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Workbooks.Sheets;

/// <summary>People.</summary>
[VietnameseData]
internal sealed class PutPeople(Standing standing) : SheetPut(standing)
{
    public override void Add(PutRow row)
    {
        var (key, name, title, email) = (
            row.Text("Khóa", 64),
            row.Text("Họ và tên", 100),
            row.Text("Chức danh", 200),
            row.Maybe("Thư điện tử", 200)
        );
        row.Need(
            email is null || System.Net.Mail.MailAddress.TryCreate(email, out _),
            "Thư điện tử",
            T["Địa chỉ thư điện tử không đúng dạng."]
        );
        row.Need(Typed.Id(key) is not null || Standing.Opens(key), "Khóa", T[Says.NoKey, key]);
        if (row.Sound)
        {
            Standing.People[key] = Standing.Kept(Person.Named(name, title, email, Typed.Id(key)));
        }
    }

    public override void Alter(PutRow row, DateOnly? to, bool more)
    {
        var (name, title, email) = (
            row.Text("Họ và tên", 100),
            row.Text("Chức danh", 200),
            row.Maybe("Thư điện tử", 200)
        );
        if (row.Sound)
        {
            var person = Standing.People[row["Khóa"]];
            person.Rename(name, title, email, person.Phone);
        }
    }
}

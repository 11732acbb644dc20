using System.CommandLine;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Web.Commands;

/// <summary><c>dieuhanh user add</c>: a person with a post and an account, for whoever keeps the machine.</summary>
internal static class AddUser
{
    public static Command Command()
    {
        var place = new Place();
        var userName = new Argument<string>(T["TÊN"]) { Description = T["Tên đăng nhập."] };
        var name = new Option<string>("--name")
        {
            HelpName = "TEXT",
            Description = T["Họ và tên."],
            Required = true,
        };
        var role = new Option<string>("--role")
        {
            HelpName = "ROLE",
            Description = T["Vai trò: {0}.", string.Join(", ", Enum.GetNames<Role>())],
            Required = true,
        };
        var agency = new Option<string?>("--agency")
        {
            HelpName = "TEXT",
            Description = T["Tên, tên viết tắt hoặc mã của cơ quan; nếu không nêu là Văn phòng."],
        };
        var unit = new Option<string?>("--unit")
        {
            HelpName = "TEXT",
            Description = T["Tên hoặc tên viết tắt của đơn vị trong cơ quan."],
        };
        var title = new Option<string?>("--title")
        {
            HelpName = "TEXT",
            Description = T["Chức danh; nếu không nêu lấy tên vai trò."],
        };
        var add = new Command("add", T["Thêm một người với vị trí và tài khoản; in mật khẩu dùng một lần."])
        {
            userName,
            name,
            role,
            agency,
            unit,
            title,
        };
        place.AddTo(add);
        add.SetAction(
            async (given, cancel) =>
            {
                var user = new UserAdding.User(
                    given.GetRequiredValue(name),
                    given.GetRequiredValue(userName),
                    Typed.Choice<Role>(given.GetRequiredValue(role)?.Replace("-", "", StringComparison.Ordinal))
                        ?? throw new BadInputException(
                            T[
                                "Không có vai trò “{0}”. Các vai trò: {1}.",
                                given.GetValue(role),
                                string.Join(", ", Enum.GetNames<Role>())
                            ]
                        ),
                    given.GetValue(agency),
                    given.GetValue(unit),
                    given.GetValue(title)
                );
                var (database, files) = place.Read(given);
                Place.MustBeThere(database);
                await using var office = Office.Build(database, files, builder => builder.Logging.Quiet(json: false));
                await Office.Prepare(office);
                await using var scope = office.Services.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
                var added = await ActivatorUtilities
                    .GetServiceOrCreateInstance<UserAdding>(scope.ServiceProvider)
                    .Add(user, cancel);
                await given.InvocationConfiguration.Output.WriteLineAsync(
                    T["Đã thêm {0}, {1}. Mật khẩu dùng một lần: {2}", added.UserName, added.Agency, added.Password]
                );
                return ExitCode.Done;
            }
        );
        return new Command("user", T["Người dùng."]) { add };
    }
}

using DieuHanh.Directory;
using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

/// <summary>An office with nothing but itself and the one who keeps it.</summary>
public sealed class StartedWorld : World
{
    protected override Task Fill() =>
        In(async services =>
        {
            var db = services.GetRequiredService<DirectoryDb>();
            var office = Agency.Found(
                "van-phong-chinh-phu",
                "Văn phòng Chính phủ",
                "VPCP",
                AgencyKind.MinisterialAgency,
                AgencyCode.Parse("G22")!.Value,
                DateOnly.MinValue,
                connected: false,
                isOffice: true
            );
            var keeper = Person.Named("Người Giữ", "Quản trị", null);
            db.Add(office);
            db.Add(keeper);
            db.Add(Post.Give(keeper.Id, Role.Administrator, office, null, new(2020, 1, 1)));
            db.Moves(DirectoryDb.RevisionName);
            await db.SaveAsync("Mở văn phòng");
            var made = await services
                .GetRequiredService<UserManager<Account>>()
                .CreateAsync(
                    new Account
                    {
                        Id = Guid.CreateVersion7(),
                        UserName = "administrator",
                        PersonId = keeper.Id,
                    },
                    Staff.Password
                );
            made.Succeeded.ShouldBeTrue();
        });
}

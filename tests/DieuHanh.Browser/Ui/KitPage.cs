using System.Globalization;
using DieuHanh.Browser.House;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Words;
using DieuHanh.Ui.Forms;
using DieuHanh.Ui.Lists;
using DieuHanh.Ui.Parts;
using DieuHanh.Ui.Timelines;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;

namespace DieuHanh.Browser.Ui;

/// <summary>
/// A page made of every part of the kit, shown in a real office's frame with its own styles and scripts: what no page of the office shows
/// all at once is seen here.
/// </summary>
internal static class KitPage
{
    public const string Address = "/kit";

    private static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>Puts the parts into the open page of an office: <c>/about</c> as it came, with another content.</summary>
    public static async Task Show(Visitor visitor)
    {
        var parts = await Parts();
        await visitor.Page.RouteAsync(
            "**" + Address + "*",
            async route =>
            {
                var about = await route.FetchAsync(
                    new() { Url = new Uri(new Uri(route.Request.Url), "/about").ToString(), Method = "GET" }
                );
                var page = await about.TextAsync();
                var start = page.IndexOf("<main", StringComparison.Ordinal);
                var end = page.IndexOf("</main>", StringComparison.Ordinal);
                await route.FulfillAsync(
                    new()
                    {
                        Status = 200,
                        ContentType = "text/html; charset=utf-8",
                        Body = $"{page[..start]}<main id=\"content\" tabindex=\"-1\">{parts}{page[end..]}",
                    }
                );
            }
        );
        await visitor.Go(Address);
    }

    private static async Task<string> Parts()
    {
        Phrases.Load(typeof(DieuHanh.Ui.UiModule).Assembly);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Phrases.Vietnamese;
        var errors = new FormErrors().Require(false, "Wrong", "Nhập hạn xử lý, ví dụ 31/12/2026.");
        Option[] agencies =
        [
            new("1", "Bộ Tài chính"),
            new("2", "Bộ Xây dựng"),
            new("3", "Ủy ban nhân dân thành phố Hà Nội"),
            new("4", "Ủy ban nhân dân tỉnh Đồng Nai"),
        ];
        var states = string.Concat(
            await Task.WhenAll(
                Enum.GetValues<StatusKind>().Select(k => Html<StatusBadge>(new { Kind = k, Text = $"Tình trạng {k}" }))
            )
        );
        var dates = string.Concat(await Task.WhenAll(new[] { -30, 0, 2, 40 }.Select(days => Html<DueDate>(Due(days)))));
        return $"""
            <div class="page-head"><h1 class="page-title">Các phần của trang</h1></div>
            {await Html<ErrorSummary>(new { Errors = errors })}
            <p>{states}</p><div>{dates}</div>
            {await Html<Tabs>(new { Here = "/kit", Items = (Tab[])[new("Một", "/kit", 3), new("Hai", "/kit?2")] })}
            <form method="get" action="/kit" class="filters">{await Html<Field>(
                new { Name = "q", Label = "Nội dung cần tìm" }
            )}
              {await Html<Choice>(
                new
                {
                    Name = "state",
                    Label = "Tình trạng",
                    Empty = "Tất cả",
                    Options = agencies,
                }
            )}<div class="filters-buttons"><button class="btn btn-primary">Lọc</button></div></form>
            <div class="with-facts"><div>
            <form id="long" method="post" action="/kit/save" data-keep>
              {await Html<Field>(
                new
                {
                    Name = "Due",
                    Label = "Hạn xử lý",
                    Type = "date",
                    Required = true,
                }
            )}
              {await Html<Field>(
                new
                {
                    Name = "Wrong",
                    Label = "Ngày văn bản",
                    Hint = "Như ghi trên văn bản.",
                    Errors = errors,
                    Value = "31/31/2026",
                }
            )}
              {await Html<Field>(
                new
                {
                    Name = "Text",
                    Label = "Nội dung",
                    Lines = 4,
                }
            )}
              {await Html<Pick>(
                new
                {
                    Name = "Agencies",
                    Label = "Cơ quan thực hiện",
                    Options = agencies,
                }
            )}
              {await Html<FileField>(
                new
                {
                    Name = "Files",
                    Label = "Tệp kèm theo",
                    LargestMb = (long?)1,
                }
            )}
              <div class="submit-bar"><button class="btn btn-primary">Lưu</button><button class="btn" name="next" value="1">Lưu và tiếp</button></div>
            </form>
            <span class="refused"><button type="button" class="btn btn-primary" disabled aria-describedby="why">Xác nhận</button><span class="refused-why" id="why"><span>Chưa có báo cáo.</span><span>Chưa đến lượt.</span></span></span>
            <details class="confirm"><summary class="btn btn-danger">Rút nhiệm vụ</summary><div>Lý do</div></details>
            {await Html<Timeline>(new { Entries = Entries })}
            </div><aside class="card"><div class="card-body">{await Html<Facts>(
                new
                {
                    ChildContent = (RenderFragment)(
                        b => b.AddMarkupContent(0, "<dt>Số, ký hiệu</dt><dd>365/TB-VPCP</dd>")
                    ),
                }
            )}
              {await Html<FileList>(
                new { Files = (FileLink[])[new("Công điện.pdf", "/kit?f", 1_400_000, "bản ký số")] }
            )}</div></aside></div>
            <div class="card"><table class="table cards-on-phone" data-rows><thead><tr><th scope="col">Nhiệm vụ</th><th scope="col">Cơ quan</th><th scope="col" class="number">Số ngày</th></tr></thead><tbody>
              {string.Concat(
                Enumerable.Range(1, 5).Select(i =>
                    $"<tr><td><a href=\"/kit?row={i}\">Nhiệm vụ {i}</a></td><td data-label=\"Cơ quan\">Bộ Tài chính</td><td data-label=\"Số ngày\" class=\"number\">{i}</td></tr>"
                )
            )}</tbody></table></div>
            {await Html<Empty>(
                new
                {
                    Title = "Chưa có nhiệm vụ nào.",
                    ChildContent = (RenderFragment)(b => b.AddContent(0, "Khi có, nhiệm vụ hiện ở đây.")),
                }
            )}
            {await Html<Pager>(new { Previous = "/kit?p", Next = "/kit?n" })}
            <p class="alert alert-success">Đã lưu.</p><p class="alert alert-warning">Trùng số.</p><p class="alert alert-info">Ghi chú.</p>
            <a class="nav-link" href="/kit?went" data-go="t">Đến nhiệm vụ</a>
            """;
    }

    private static object Due(int days) =>
        new
        {
            Due = (DateOnly?)Today.AddDays(days),
            Calendar = WorkingCalendar.WeekendsOnly,
            Today,
            Explained = true,
        };

    private static IReadOnlyList<TimelineEntry> Entries =>
        [
            new(
                DateTime.UnixEpoch,
                "Lê Văn Chuyên",
                "Giao nhiệm vụ",
                "Nguyễn Văn Lãnh Đạo",
                "Theo chỉ đạo",
                [new("Bộ Tài chính", "Hạn", "20/11/2026", "30/11/2026")]
            ),
            new(DateTime.UnixEpoch, "Hệ thống", "Nhắc việc", System: true),
            new(DateTime.UnixEpoch, "Hệ thống", "Nhắc lại", System: true),
        ];

    private static async Task<string> Html<TComponent>(object parameters)
        where TComponent : IComponent
    {
        await using var services = new ServiceCollection().AddSingleton(new FileSettings()).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var given = parameters.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(parameters));
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(given))).ToHtmlString()
        );
    }
}

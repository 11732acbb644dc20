using DieuHanh.Documents.Text;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Ui;

/// <summary>The operator sees the programs that the readers use, wherever they are set up to be.</summary>
public sealed class ToolsBesideTests(ToolsBesideTests.Elsewhere world) : IClassFixture<ToolsBesideTests.Elsewhere>
{
    [Fact]
    public async Task A_tool_is_shown_where_the_readers_find_it()
    {
        var page = await (await world.As("administrator")).Get("/operations/versions");

        page.Status.ShouldBe(200);
        page.Text("main").ShouldContain(world.Ocr);
        page.Text("main")
            .ShouldContain("Đọc tệp .doc, .xls, .ppt, .rtf, .odt, .ods: chưa cài", customMessage: "it is off");
    }

    /// <summary>Tesseract is in a folder of its own, LibreOffice is switched off.</summary>
    public sealed class Elsewhere : World
    {
        public string Ocr { get; } = Path.Combine(Databases.Folder, $"tesseract-{Guid.CreateVersion7():N}");

        protected override void Tune(WebApplicationBuilder builder)
        {
            System.IO.File.WriteAllText(Ocr, "");
            builder.Services.AddSingleton(new TextSettings { Ocr = Ocr, Office = "off" });
        }
    }
}

using System.Globalization;
using AngleSharp.Html.Parser;
using DieuHanh.Kernel.Words;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DieuHanh.Tests.Ui;

/// <summary>A component alone, without a request.</summary>
internal static class Rendered
{
    /// <param name="parameters">An anonymous object.</param>
    public static async Task<Page> Part<TComponent>(object parameters, bool english = false)
        where TComponent : IComponent
    {
        Phrases.Load(typeof(DieuHanh.Ui.UiModule).Assembly);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = english ? Phrases.English : Phrases.Vietnamese;
        var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var given = parameters.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(parameters));
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(given))).ToHtmlString()
        );
        return new Page(200, null, html, new HtmlParser().ParseDocument($"<body>{html}</body>"));
    }
}

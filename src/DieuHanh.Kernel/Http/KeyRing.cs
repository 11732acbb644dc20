using System.Xml.Linq;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Kernel.Http;

/// <summary>A key that protects cookies and form tokens. All nodes share them through the database.</summary>
public sealed class KeyRow
{
    public Guid Id { get; init; } = NewId.Next();
    public string Name { get; init; } = "";
    public string Xml { get; init; } = "";
}

internal sealed class KeyRing(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        return
        [
            .. db
                .Keys.AsNoTracking()
                .OrderBy(k => k.Id)
                .Select(k => k.Xml)
                .AsEnumerable()
                .Select(x => XElement.Parse(x)),
        ];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        db.Keys.Add(new KeyRow { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}

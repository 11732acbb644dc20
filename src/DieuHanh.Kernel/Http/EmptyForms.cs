using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DieuHanh.Kernel.Http;

/// <summary>
/// A form of which nothing was sent (every box unticked, or someone tries what happens) is a form with empty fields. The framework gives
/// the handler none at all.
/// </summary>
internal static class EmptyForms
{
    public static EndpointFilterDelegate Fill(EndpointFilterFactoryContext endpoint, EndpointFilterDelegate next)
    {
        var parameters = endpoint.MethodInfo.GetParameters();
        var place = Array.FindIndex(parameters, IsForm);
        if (place < 0)
        {
            return next;
        }

        var form = parameters[place].ParameterType.GetConstructors()[0];
        var nothing = new object?[form.GetParameters().Length];
        return context =>
        {
            context.Arguments[place] ??= form.Invoke(nothing);
            return next(context);
        };
    }

    private static bool IsForm(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(FromFormAttribute))
        && parameter.ParameterType is { IsClass: true, IsArray: false } type
        && type != typeof(string);
}

using System.Text.Json;
using DieuHanh.Kernel.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Kernel.Events;

/// <summary>Which module listens to which fact.</summary>
public sealed class Handlers
{
    private readonly Dictionary<string, List<Func<IServiceProvider, string, CancellationToken, Task>>> byType = [];

    /// <summary>Delivers a stored fact to everyone who listens. A fact nobody listens to is delivered to nobody, which is no fault.</summary>
    public async Task Deliver(IServiceProvider services, string type, string payload, CancellationToken cancel)
    {
        foreach (var handle in byType.GetValueOrDefault(type) ?? [])
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Access.CurrentActor>().Actor = Access.Actor.System;
            await handle(scope.ServiceProvider, payload, cancel);
        }
    }

    internal void Add<TEvent, THandler>()
        where TEvent : class, IEvent
        where THandler : class, IHandle<TEvent>
    {
        if (!byType.TryGetValue(typeof(TEvent).Name, out var list))
        {
            byType[typeof(TEvent).Name] = list = [];
        }

        list.Add(
            (services, payload, cancel) =>
                ActivatorUtilities
                    .GetServiceOrCreateInstance<THandler>(services)
                    .Handle(JsonSerializer.Deserialize<TEvent>(payload)!, cancel)
        );
    }
}

/// <summary>Registers what a module does when it hears a fact.</summary>
public static class HandlerRegistration
{
    /// <summary>Has <typeparamref name="THandler"/> hear every <typeparamref name="TEvent"/>.</summary>
    public static IServiceCollection Listen<TEvent, THandler>(this IServiceCollection services)
        where TEvent : class, IEvent
        where THandler : class, IHandle<TEvent>
    {
        var handlers = (Handlers?)
            services.FirstOrDefault(s => s.ServiceType == typeof(Handlers))?.ImplementationInstance;
        if (handlers is null)
        {
            services.AddSingleton(handlers = new Handlers());
        }

        handlers.Add<TEvent, THandler>();
        return services;
    }
}

using DieuHanh.Bench;

try
{
    return args switch
    {
        ["start", ..] => await Start.Run(),
        ["uploads", ..] => await Uploads.Run(),
        ["pages", .. var rest] => await Pages.Run(rest),
        ["audit", .. var rest] => await Writers.Run(rest),
        ["search", .. var rest] => await Search.Run(rest),
        ["bare", var port] => await Bare.Run(port),
        _ => Usage(),
    };
}
catch (InvalidOperationException e)
{
    // A page that is an error, an office that does not start, a wrk that says something unknown: nothing was measured.
    Console.Error.WriteLine(e.Message);
    return 1;
}

static int Usage()
{
    Console.Error.WriteLine(
        "./bench start | uploads | pages [--connection STRING] [PAGE…] | audit [--connection STRING] | search [--connection STRING] [DOCUMENTS]"
    );
    return 64;
}

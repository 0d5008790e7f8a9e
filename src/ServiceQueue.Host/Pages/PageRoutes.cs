using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace ServiceQueue.Host.Pages;

/// <summary>Serves the built pages.</summary>
internal static class PageRoutes
{
    private static readonly (string Route, string Page)[] All =
    [
        ("/kiosk/{kiosk}", "kiosk"), ("/counter/{n}", "counter"), ("/display/{id}", "display"),
        ("/manager", "manager"), ("/cases", "cases"), ("/ledger", "ledger"),
        ("/appointments", "appointments"), ("/questions", "questions"), ("/orders", "orders"),
        ("/complaints", "complaints"), ("/rulebook", "rulebook"), ("/staff", "staff"),
        ("/v/{visit}", "phone"), ("/c/{case}", "phone"), ("/t/{complaint}", "phone"), ("/complain", "phone"),
    ];

    public static void MapPages(this WebApplication app)
    {
        var root = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        Directory.CreateDirectory(root);
        var demo = app.Services.GetRequiredService<Hosting.HallOptions>().Demo;
        foreach (var (route, page) in All) app.MapGet(route, () => Page(root, page)).ExcludeFromDescription();
        if (demo) app.MapGet("/lab", () => Page(root, "lab")).ExcludeFromDescription();
        app.MapGet("/", () => Results.Redirect(demo ? "/lab" : "/manager")).ExcludeFromDescription();
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(root),
            ContentTypeProvider = new FileExtensionContentTypeProvider(),
            // Built files carry a hash in their names, so they never change.
            OnPrepareResponse = r => r.Context.Response.Headers.CacheControl =
                r.Context.Request.Path.StartsWithSegments("/assets")
                    ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }

    private static IResult Page(string root, string page)
    {
        var file = Path.Combine(root, page, "index.html");
        return File.Exists(file)
            ? Results.File(file, "text/html; charset=utf-8")
            : Results.Text(
                $"The page \"{page}\" is not built: run dotnet build with Node.js 20 installed.",
                statusCode: 503);
    }
}

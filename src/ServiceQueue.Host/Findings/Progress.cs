using System.Globalization;
using ServiceQueue.Engine.Findings;

namespace ServiceQueue.Host.Findings;

/// <summary>Tells a person at a terminal how far a long check is. Nobody else is told.</summary>
internal sealed class Progress : IAsyncDisposable
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    private readonly Checker _checker;
    private readonly ITimer? _timer;
    private int _told;

    private Progress(Checker checker)
    {
        _checker = checker;
        if (!Console.IsErrorRedirected)
            _timer = TimeProvider.System.CreateTimer(_ => Tell(), null, FirstAfter, Every);
    }

    /// <summary>Begins to look at a check.</summary>
    public static Progress Begin(Checker checker) => new(checker);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_timer is not null) await _timer.DisposeAsync();
        if (_told > 0) await Console.Error.WriteAsync($"\r{new string(' ', _told)}\r");
    }

    private void Tell()
    {
        var share = _checker.Head == 0 ? 0 : 100 * _checker.UpTo / _checker.Head;
        var words = string.Create(
            CultureInfo.InvariantCulture, $"{share,3} %  {_checker.UpTo:N0} / {_checker.Head:N0}");
        Console.Error.Write($"\r{words}");
        _told = Math.Max(_told, words.Length);
    }
}

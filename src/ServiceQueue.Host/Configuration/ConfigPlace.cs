using System.Text.Json;

namespace ServiceQueue.Host.Configuration;

/// <summary>A mistake in a configuration file: where, what, and how to put it right.</summary>
/// <param name="Place">The file and the JSON path in it, such as <c>hall.json $.counters[2].sign</c>.</param>
/// <param name="What">What is wrong, and the remedy.</param>
public sealed record ConfigMistake(string Place, string What)
{
    /// <inheritdoc />
    public override string ToString() => $"{Place}: {What}";
}

/// <summary>The configuration cannot be used; all its mistakes are told at once.</summary>
public sealed class ConfigException(IReadOnlyList<ConfigMistake> mistakes)
    : Exception(string.Join(Environment.NewLine, mistakes))
{
    /// <summary>The mistakes.</summary>
    public IReadOnlyList<ConfigMistake> Mistakes => mistakes;
}

/// <summary>
/// A place in a JSON file: reads what is there and notes what is wrong, with its path, without stopping.
/// </summary>
public sealed class ConfigPlace(string file, string path, JsonElement element, List<ConfigMistake> mistakes)
{
    /// <summary>The mistakes noted so far, in the whole file.</summary>
    public List<ConfigMistake> Mistakes => mistakes;

    /// <summary>The JSON path.</summary>
    public string Path => path;

    /// <summary>Notes a mistake here.</summary>
    public void Wrong(string what) => mistakes.Add(new ConfigMistake($"{file} {path}", what));

    /// <summary>Opens a file. Comments and trailing commas are welcome; a broken file ends here.</summary>
    public static ConfigPlace Open(string directory, string name)
    {
        var full = System.IO.Path.Combine(directory, name);
        var mistakes = new List<ConfigMistake>();
        try
        {
            var options = new JsonDocumentOptions
            {
                CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
            };
            return new ConfigPlace(
                full, "$", JsonDocument.Parse(File.ReadAllBytes(full), options).RootElement, mistakes);
        }
        catch (IOException problem)
        {
            mistakes.Add(
                new ConfigMistake(
                    full, $"cannot be read: {problem.Message} Give --config a directory with this file."));
        }
        catch (UnauthorizedAccessException)
        {
            mistakes.Add(
                new ConfigMistake(full, "may not be read by this user; change its owner or its mode."));
        }
        catch (JsonException problem)
        {
            var place = $"{full} line {problem.LineNumber + 1}, column {problem.BytePositionInLine + 1}";
            mistakes.Add(
                new ConfigMistake(
                    place, "is not JSON; look for a missing comma, quote or bracket just before."));
        }

        throw new ConfigException(mistakes);
    }

    /// <summary>Says that only these members are known here; a misspelt one is a mistake.</summary>
    public bool Knows(params string[] names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Wrong($"must be an object with {string.Join(", ", names)}.");
            return false;
        }

        foreach (var member in element.EnumerateObject().Where(m => !names.Contains(m.Name)))
            At(member.Name).Wrong($"is not known here; known are {string.Join(", ", names)}.");
        return true;
    }

    /// <summary>A member; it may be absent.</summary>
    public ConfigPlace At(string name) => new(
        file, $"{path}.{name}",
        element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty(name, out var value) ? value : default, mistakes);

    /// <summary>Whether there is something here.</summary>
    public bool Exists => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>Whether there is an array here.</summary>
    public bool IsArray => element.ValueKind == JsonValueKind.Array;

    /// <summary>Whether a number is here.</summary>
    public bool IsNumber => element.ValueKind == JsonValueKind.Number;

    /// <summary>The elements of an array; a mistake when it is something else.</summary>
    public IEnumerable<ConfigPlace> Each(bool required = false)
    {
        if (!Exists)
        {
            if (required) Wrong("is missing; write an array.");
            return [];
        }

        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray()
                .Select((e, i) => new ConfigPlace(file, $"{path}[{i}]", e, mistakes));
        Wrong("must be an array.");
        return [];
    }

    /// <summary>A text; a mistake when it is missing, empty or something else.</summary>
    public string Text(string example)
    {
        if (element.ValueKind == JsonValueKind.String
            && element.GetString() is { Length: > 0 and <= 500 } text) return text;
        Wrong(
            Exists
                ? $"must be a text of 1 to 500 characters, such as \"{example}\"."
                : $"is missing; write for instance \"{example}\".");
        return "";
    }

    /// <summary>A text, or null when it is absent.</summary>
    public string? OptionalText(string example) => Exists ? Text(example) : null;

    /// <summary>A text that may be empty; a mistake when something else is here.</summary>
    public bool IsText(out string text)
    {
        text = element.ValueKind == JsonValueKind.String ? element.GetString()! : "";
        if (element.ValueKind == JsonValueKind.String) return true;
        Wrong("must be a text.");
        return false;
    }

    /// <summary>A whole number within bounds.</summary>
    public int Number(int least, int most)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number)
            && number >= least && number <= most)
            return number;
        Wrong(
            Exists
                ? $"must be a whole number from {least} to {most}."
                : $"is missing; write a whole number from {least} to {most}.");
        return least;
    }

    /// <summary>A whole number within bounds, or what stands for an absent one.</summary>
    public int Number(int least, int most, int absent) => Exists ? Number(least, most) : absent;

    /// <summary>True or false, or what stands for an absent one.</summary>
    public bool Flag(bool absent)
    {
        if (!Exists) return absent;
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False) return element.GetBoolean();
        Wrong("must be true or false.");
        return absent;
    }
}

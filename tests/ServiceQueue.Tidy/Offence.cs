namespace ServiceQueue.Tidy;

/// <summary>A place that breaks a rule of the house.</summary>
/// <param name="Path">The file or folder, from the root of the repository.</param>
/// <param name="Line">Counts from 1; 0 for the whole file.</param>
/// <param name="What">What is wrong, and what would be right.</param>
public sealed record Offence(string Path, int Line, string What)
{
    public override string ToString() => Line == 0 ? $"{Path}: {What}" : $"{Path}:{Line}: {What}";
}

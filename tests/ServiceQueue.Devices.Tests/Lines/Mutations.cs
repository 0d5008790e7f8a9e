namespace ServiceQueue.Devices.Tests.Lines;

/// <summary>Frames as a bad line delivers them.</summary>
internal static class Mutations
{
    public static byte[] Of(byte[][] valid, Random chance)
    {
        var bytes = valid[chance.Next(valid.Length)].ToList();
        for (var times = chance.Next(4); times > 0 && bytes.Count > 0; times--)
        {
            var at = chance.Next(bytes.Count);
            switch (chance.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << chance.Next(8));
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, (byte)chance.Next(256));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 4:
                    bytes.InsertRange(at, valid[chance.Next(valid.Length)]);
                    break;
                default:
                    var noise = new byte[chance.Next(30)];
                    chance.NextBytes(noise);
                    bytes.AddRange(noise);
                    break;
            }
        }

        return [.. bytes];
    }
}

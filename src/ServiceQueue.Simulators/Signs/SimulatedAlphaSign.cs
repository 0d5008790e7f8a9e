using System.Text;

namespace ServiceQueue.Simulators.Signs;

/// <summary>
/// The far end of an Alpha sign: takes checksummed packets for its address, shows the priority file, reads it
/// back when asked, forgets it with its power, and says nothing else.
/// </summary>
/// <param name="id">The id from hall.json.</param>
/// <param name="address">The sign's address.</param>
public sealed class SimulatedAlphaSign(string id, int address) : SimulatedSign(id, "WELCOME")
{
    private string _priority = "";

    /// <inheritdoc />
    protected override bool CanRefuse => false;

    /// <summary>The document's longest pause inside a packet.</summary>
    protected override TimeSpan Gap => TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public override void PowerCycle()
    {
        base.PowerCycle();
        _priority = "";
    }

    /// <inheritdoc />
    protected override bool IsWaiting()
    {
        if (Inbox[0] == 0)
        {
            // The sign measures the line's speed on these.
            Take(1);
            return false;
        }

        if (Inbox[0] != 0x01) return Drop(1);
        var next = Inbox.FindIndex(1, b => b is 0x01 or 0x04);
        if (next < 0) return Inbox.Count < 512 || Drop(Inbox.Count);
        if (Inbox[next] == 0x01) return Drop(next);
        Judge(Take(next + 1));
        return false;
    }

    private void Judge(byte[] packet)
    {
        if (packet.Length < 13 || packet.Any(b => b > 0x7F)) return;
        var text = Encoding.ASCII.GetString(packet);
        var isForMe = text[1] is 'Z' or '1' && (text[2..4] == "00" || text[2..4] == address.ToString("X2"));
        if (!isForMe || text[4] != '\x02' || text[^6] != '\x03') return;
        var sum = packet[4..^5].Sum(b => b).ToString("X4");
        if (text[^5..^1] == sum) Obey(text[5..^6]);
    }

    private void Obey(string command)
    {
        if (command.IndexOfAny(['\x02', '\x03']) >= 0) return;
        switch (command)
        {
            case "A0":
                FramesTaken++;
                _priority = "";
                Say(Welcome, runs: false, blinks: false);
                break;
            case ['A', '0', '\x1B', _, var mode, ..]:
                FramesTaken++;
                _priority = command[2..];
                Say(command[5..], runs: mode == 'a', blinks: mode == 'c');
                break;
            case "B0":
                Reply("A0" + _priority);
                break;
            case ['E', _, ..] or ['A', _, ..] or ['B', _, ..] or ['G', _, ..]:
                // Other files and functions: taken, but they do not stand before the priority file.
                FramesTaken++;
                break;
        }
    }

    private void Reply(string data)
    {
        byte[] summed = [0x02, .. Encoding.ASCII.GetBytes(data), 0x03];
        var sum = Encoding.ASCII.GetBytes(summed.Sum(b => b).ToString("X4"));
        Answer([.. new byte[20], 0x01, (byte)'0', (byte)'0', (byte)'0', .. summed, .. sum, 0x04]);
    }
}

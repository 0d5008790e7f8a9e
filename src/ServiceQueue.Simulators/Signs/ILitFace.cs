namespace ServiceQueue.Simulators.Signs;

/// <summary>A simulated device with a face of lamps to look at.</summary>
public interface ILitFace
{
    /// <summary>What a passer-by reads; empty without power.</summary>
    string FaceText();

    /// <summary>The lamps as a PNG file of 384 × 96 points, as they are lit now.</summary>
    byte[] FacePng();
}

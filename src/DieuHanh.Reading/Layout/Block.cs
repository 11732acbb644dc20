namespace DieuHanh.Reading.Layout;

/// <summary>A paragraph or one item of a list, put together from its lines; tokens [From, To) stand after its marker.</summary>
internal sealed record Block(Marker Marker, int From, int To, bool Heading, bool AfterBlank, bool EndsWithColon)
{
    public bool IsEmpty => From >= To;
}

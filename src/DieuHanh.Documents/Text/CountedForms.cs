using System.Collections;
using System.Diagnostics.CodeAnalysis;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace DieuHanh.Documents.Text;

/// <summary>
/// Forms that pages draw. One is unpacked once and drawn as often as it is named: twenty forms of one line, each naming the next ten times,
/// would be drawn for years without a filter being asked. Each drawing looks into the form's dictionary, so that is where it is counted.
/// </summary>
internal static class CountedForms
{
    public static void Mark(PdfDocument document, BoundedFilters bounds, CancellationToken cancel)
    {
        var seen = new HashSet<IndirectReference>();
        var open = new Stack<IToken>([document.Structure.Catalog.CatalogDictionary]);
        while (open.TryPop(out var token))
        {
            cancel.ThrowIfCancellationRequested();
            if (token is IndirectReferenceToken reference)
            {
                if (seen.Add(reference.Data) && Read(document, bounds, reference.Data) is { } read)
                {
                    open.Push(read);
                }

                continue;
            }

            foreach (var below in token is not DictionaryToken dictionary ? [] : Below(document, bounds, dictionary))
            {
                open.Push(below);
            }
        }
    }

    /// <summary>From the pages down: their resources, the forms among these, and the resources of the forms.</summary>
    private static IEnumerable<IToken> Below(PdfDocument document, BoundedFilters bounds, DictionaryToken dictionary)
    {
        foreach (var name in new[] { NameToken.Pages, NameToken.Resources })
        {
            if (dictionary.TryGet(name, out var below))
            {
                yield return below;
            }
        }

        if (dictionary.TryGet(NameToken.Kids, out var kids) && Direct(document, bounds, kids) is ArrayToken pages)
        {
            foreach (var page in pages.Data)
            {
                yield return page;
            }
        }

        if (
            dictionary.TryGet(NameToken.Xobject, out var drawn)
            && Direct(document, bounds, drawn) is DictionaryToken forms
        )
        {
            foreach (var form in forms.Data.Values)
            {
                yield return form;
            }
        }
    }

    private static IToken? Direct(PdfDocument document, BoundedFilters bounds, IToken token) =>
        token is IndirectReferenceToken reference ? Read(document, bounds, reference.Data) : token;

    private static IToken? Read(PdfDocument document, BoundedFilters bounds, IndirectReference reference)
    {
        try
        {
            var token = document.Structure.GetObject(reference)?.Data;
            if (
                token is not StreamToken stream
                || stream.StreamDictionary.TryGet(NameToken.Subtype, out NameToken kind) && kind.Equals(NameToken.Image)
            )
            {
                return token;
            }

            var counted = DictionaryToken.With(new Counted(stream.StreamDictionary.Data, bounds));
            document.Advanced.ReplaceIndirectObject(reference, new StreamToken(counted, stream.Data));

            // What is below it is found without being counted.
            return stream.StreamDictionary;
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            // Damaged: what draws it will find that out for itself.
            return null;
        }
    }

    private sealed class Counted(IReadOnlyDictionary<string, IToken> entries, BoundedFilters bounds)
        : IReadOnlyDictionary<string, IToken>
    {
        public int Count => entries.Count;

        public IEnumerable<string> Keys => entries.Keys;

        public IEnumerable<IToken> Values => entries.Values;

        public IToken this[string key]
        {
            get
            {
                bounds.LookUp();
                return entries[key];
            }
        }

        public bool ContainsKey(string key)
        {
            bounds.LookUp();
            return entries.ContainsKey(key);
        }

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out IToken value)
        {
            bounds.LookUp();
            return entries.TryGetValue(key, out value);
        }

        public IEnumerator<KeyValuePair<string, IToken>> GetEnumerator() => entries.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

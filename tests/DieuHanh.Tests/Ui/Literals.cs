using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Tests.Ui;

/// <summary>
/// Every text that stands in the code of an assembly, read from the compiled instructions: comments and attributes are not there,
/// constants and texts of pages are, and each knows what it is handed to.
/// </summary>
/// <param name="Type">The type it stands in, without the compiler's own types.</param>
/// <param name="HandedTo">The method called right after the text is loaded, as Type.Method; empty for anything else.</param>
public sealed record Literal(string Text, string Type, string HandedTo)
{
    /// <summary>Written straight into the page, past all translation.</summary>
    public bool IsMarkup =>
        HandedTo
            is "RenderTreeBuilder.AddContent"
                or "RenderTreeBuilder.AddMarkupContent"
                or "RenderTreeBuilder.AddAttribute";

    /// <summary>Looked up as it is: the empty list of values comes between the text and the lookup.</summary>
    public bool IsPhrase => HandedTo == "Array.Empty>Phrases.get_Item";
}

internal static class Literals
{
    private static readonly Dictionary<ushort, OperandType> Operands = typeof(OpCodes)
        .GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (ushort)code.Value, code => code.OperandType);

    public static IReadOnlyList<Literal> Of(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        var found = new List<Literal>();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress != 0 && Owner(metadata, method.GetDeclaringType()) is { } type)
            {
                Read(metadata, file.GetMethodBody(method.RelativeVirtualAddress).GetILReader(), type, found);
            }
        }

        return found;
    }

    private static void Read(MetadataReader metadata, BlobReader code, string type, List<Literal> found)
    {
        string? waiting = null;
        var handedTo = "";
        while (code.RemainingBytes > 0)
        {
            ushort opcode = code.ReadByte();
            if (opcode == 0xFE)
            {
                opcode = (ushort)(0xFE00 | code.ReadByte());
            }

            var operand = Operands[opcode];
            if (operand is OperandType.InlineMethod)
            {
                handedTo += CalledBy(metadata, code.ReadInt32());
                if (waiting is not null && handedTo == "Array.Empty")
                {
                    handedTo += ">";
                    continue;
                }
            }

            if (waiting is not null)
            {
                found.Add(new Literal(waiting, type, handedTo));
                waiting = null;
            }

            handedTo = "";
            if (operand is OperandType.InlineString)
            {
                waiting = metadata.GetUserString(MetadataTokens.UserStringHandle(code.ReadInt32() & 0xFFFFFF));
            }
            else if (operand is not OperandType.InlineMethod)
            {
                Skip(ref code, operand);
            }
        }
    }

    private static void Skip(ref BlobReader code, OperandType operand)
    {
        var length = operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => code.ReadInt32() * 4,
            _ => 4,
        };
        code.Offset += length;
    }

    private static string CalledBy(MetadataReader metadata, int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        if (handle.Kind is HandleKind.MethodSpecification)
        {
            handle = metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
        }

        if (handle.Kind is HandleKind.MethodDefinition)
        {
            var method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
            var type = metadata.GetTypeDefinition(method.GetDeclaringType());
            return $"{metadata.GetString(type.Name)}.{metadata.GetString(method.Name)}";
        }

        var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
        return member.Parent.Kind is HandleKind.TypeReference
            ? $"{metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name)}.{metadata.GetString(member.Name)}"
            : "";
    }

    // The name of the outermost type; null where it, or a type between, says that its words are data.
    private static string? Owner(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        for (; ; )
        {
            var type = metadata.GetTypeDefinition(handle);
            if (type.GetCustomAttributes().Any(a => IsMark(metadata, metadata.GetCustomAttribute(a))))
            {
                return null;
            }

            if (type.GetDeclaringType().IsNil)
            {
                return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
            }

            handle = type.GetDeclaringType();
        }
    }

    private static bool IsMark(MetadataReader metadata, CustomAttribute attribute)
    {
        var type =
            attribute.Constructor.Kind is HandleKind.MemberReference
                ? metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent
                : metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType();
        var name = type.Kind switch
        {
            HandleKind.TypeReference => metadata.GetTypeReference((TypeReferenceHandle)type).Name,
            HandleKind.TypeDefinition => metadata.GetTypeDefinition((TypeDefinitionHandle)type).Name,
            _ => default,
        };
        return !name.IsNil && metadata.GetString(name) == nameof(VietnameseDataAttribute);
    }
}

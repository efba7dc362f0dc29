namespace ImageGenerator.Api.Tests.BadInput;

/// <summary>What people, programs and attackers send instead of what was asked for.</summary>
internal static class Bodies
{
    private const string Failed = "validation.failed";
    private const string Malformed = "request.malformed";

    private static readonly string _deep = new('[', 100_000);

    /// <summary>Bodies that no endpoint can read, whatever it expects.</summary>
    public static IEnumerable<TestCaseData> Unreadable()
    {
        yield return Case("empty", "", 400, Malformed);
        yield return Case("white space", "  \n", 400, Malformed);
        yield return Case("null", "null", 400, Malformed);
        yield return Case("a number", "5", 400, Malformed);
        yield return Case("a string", "\"prompt\"", 400, Malformed);
        yield return Case("an array", "[]", 400, Malformed);
        yield return Case("an array of objects", "[{}]", 400, Malformed);
        yield return Case("truncated", """{"prom""", 400, Malformed);
        yield return Case("two objects", "{}{}", 400, Malformed);
        yield return Case("a comma too many", "{,}", 400, Malformed);
        yield return Case("a comment", "{} // hello", 400, Malformed);
        yield return Case("single quotes", "{'prompt':'a'}", 400, Malformed);
        yield return Case("not JSON", "<prompt>a</prompt>", 400, Malformed);
        yield return Case("an unknown field", """{"colour":"red"}""", 400, Malformed, "colour");
        yield return Case("an unknown field with an odd name", """{"a\"b\u0000'c":1}""", 400, Malformed, "*");
        yield return Case("an unknown field with half a character in its name", """{"\ud800":1}""", 400, Malformed);
        yield return Case("100,000 brackets", _deep, 400, Malformed);
        yield return Case("100,000 brackets in an unknown field", $$"""{"colour":{{_deep}}""", 400, Malformed, "*");
    }

    public static IEnumerable<TestCaseData> Generations() =>
        [
            .. Settings(),
            Case("no prompt", "{}", 400, Failed, "prompt"),
            Case("prompt null", """{"prompt":null}""", 400, Failed, "prompt"),
            Case("prompt empty", """{"prompt":""}""", 400, Failed, "prompt"),
            Case("prompt blank", """{"prompt":" \t\n\u00a0 "}""", 400, Failed, "prompt"),
        ];

    /// <summary>Settings that are refused for a generation and for its estimate alike.</summary>
    public static IEnumerable<TestCaseData> Settings()
    {
        yield return With("prompt a number", "prompt", "5", 400, Malformed);
        yield return With("prompt an object", "prompt", """{"text":"a"}""", 400, Malformed);
        yield return With("prompt of 501 characters", "prompt", $"\"{new string('x', 501)}\"", 422, "prompt.too_long");
        yield return With(
            "prompt of 501 emoji",
            "prompt",
            $"\"{string.Concat(Enumerable.Repeat("🎨", 501))}\"",
            422,
            "prompt.too_long"
        );
        yield return With("prompt of 40,000 characters", "prompt", $"\"{new string('x', 40_000)}\"", 400, Failed);
        yield return With("prompt with NUL", "prompt", """ "a\u0000b" """, 400, Failed);
        yield return With("prompt with half a character at its end", "prompt", """ "a\ud800" """, 400, Malformed);
        yield return With("prompt with half a character at its start", "prompt", """ "\udc00a" """, 400, Malformed);
        yield return With("model unknown", "model", "\"dall-e-9\"", 422, "model.unknown");
        yield return With("model empty", "model", "\"\"", 422, "model.unknown");
        yield return With("model with NUL", "model", "\"\\u0000\"", 400, Failed);
        yield return With("model endless", "model", $"\"{new string('m', 5000)}\"", 400, Failed);
        yield return With(
            "negative prompt that the model lacks",
            "negativePrompt",
            "\"blurry\"",
            422,
            "parameter.unsupported"
        );
        yield return With("negative prompt with NUL", "negativePrompt", "\"\\u0000\"", 400, Failed);
        yield return With("quality that the model lacks", "quality", "\"hd\"", 422, "parameter.unsupported");
        yield return With("quality unknown", "quality", "\"best\"", 400, Malformed);
        yield return With("quality a number", "quality", "1", 400, Malformed);
        yield return With("format unknown", "outputFormat", "\"gif\"", 400, Malformed);
        yield return With("format several", "outputFormat", "\"png, webp\"", 400, Malformed);
        yield return With("format a number", "outputFormat", "0", 400, Malformed);
        yield return With("count 0", "count", "0", 400, Failed);
        yield return With("count 5", "count", "5", 400, Failed);
        yield return With("count negative", "count", "-1", 400, Failed);
        yield return With("count a word", "count", "\"two\"", 400, Malformed);
        yield return With("count a number as text", "count", "\"2\"", 400, Malformed);
        yield return With("count a fraction", "count", "1.5", 400, Malformed);
        yield return With("count infinite", "count", "1e999", 400, Malformed);
        yield return With("count beyond integers", "count", "99999999999", 400, Malformed);
        yield return With("count true", "count", "true", 400, Malformed);
        yield return With("seed negative", "seed", "-1", 400, Failed);
        yield return With("seed too big", "seed", "4294967296", 400, Failed);
        yield return With("seed beyond integers", "seed", "9223372036854775808", 400, Malformed);
        yield return With("seed a fraction", "seed", "0.5", 400, Malformed);
        yield return With("seed as text", "seed", "\"42\"", 400, Malformed);
        yield return With("ratio unknown", "aspectRatio", "\"7:5\"", 422, "size.unsupported");
        yield return With("ratio empty", "aspectRatio", "\"\"", 422, "size.unsupported");
        yield return With("ratio endless", "aspectRatio", $"\"{new string('1', 50)}\"", 400, Failed);
        yield return With("width alone", "width", "512", 400, Failed, "height");
        yield return With("height alone", "height", "512", 400, Failed, "width");
        yield return Case(
            "ratio and size",
            """{"prompt":"a","aspectRatio":"1:1","width":512,"height":512}""",
            400,
            Failed,
            "aspectRatio"
        );
        yield return Size("width 0", 0, 512, 400, Failed, "width");
        yield return Size("width negative", -512, 512, 400, Failed, "width");
        yield return Size("height beyond all", 512, int.MaxValue, 400, Failed, "height");
        yield return Size("width too small", 248, 512, 422, "size.unsupported", "width");
        yield return Size("width too big", 4096, 512, 422, "size.unsupported", "width");
        yield return Size("width uneven", 513, 512, 422, "size.unsupported", "width");
        yield return Size("height uneven", 512, 515, 422, "size.unsupported", "height");
        yield return With("parameters a list", "parameters", "[]", 400, Malformed);
        yield return With("parameters text", "parameters", "\"look\"", 400, Malformed);
        yield return With(
            "parameter that the model lacks",
            "parameters",
            """{"steps":30}""",
            422,
            "parameter.unsupported",
            "parameters.steps"
        );
        yield return With(
            "parameter in other letters",
            "parameters",
            """{"Look":"aurora"}""",
            422,
            "parameter.unsupported",
            "parameters.Look"
        );
        yield return With(
            "parameter out of its choices",
            "parameters",
            """{"look":"cubism"}""",
            422,
            "parameter.out_of_range",
            "parameters.look"
        );
        yield return With(
            "parameter a number",
            "parameters",
            """{"look":1e999}""",
            422,
            "parameter.out_of_range",
            "parameters.look"
        );
        yield return With(
            "parameter null",
            "parameters",
            """{"look":null}""",
            422,
            "parameter.out_of_range",
            "parameters.look"
        );
        yield return With("parameter a list", "parameters", """{"look":["aurora"]}""", 400, Failed, "parameters.look");
        yield return With(
            "parameter with half a character deep inside",
            "parameters",
            """{"look":{"a":["\ud800"]}}""",
            400,
            Failed,
            "parameters.look"
        );
        yield return With("parameter with NUL", "parameters", """{"look":"\u0000"}""", 400, Failed, "parameters.look");
        yield return With(
            "parameter with half a character",
            "parameters",
            """{"look":"\ud800"}""",
            400,
            Failed,
            "parameters.look"
        );
        yield return With(
            "parameter with half a character in its name",
            "parameters",
            """{"\ud800":1}""",
            400,
            Malformed,
            "parameters"
        );
        yield return With(
            "parameter twice",
            "parameters",
            """{"look":"aurora","look":"dunes"}""",
            400,
            Malformed,
            "parameters.look"
        );
        yield return With(
            "parameters beyond counting",
            "parameters",
            $$"""{{{string.Join(',', Enumerable.Range(0, 51).Select(i => $"\"p{i}\":1"))}}}""",
            400,
            Failed
        );
        yield return With(
            "parameter nested deep",
            "parameters",
            $$"""{"look":{{new string('[', 40)}}{{new string(']', 40)}}}""",
            400,
            Malformed,
            "*"
        );
        yield return Case("truncated in a field", """{"prompt":"a""", 400, Malformed);
        yield return Case("a trailing comma", """{"prompt":"a",}""", 400, Malformed);
        yield return Case("prompt twice", """{"prompt":"a","prompt":"b"}""", 400, Malformed, "prompt");
        yield return Case("prompt twice in other letters", """{"prompt":"a","PROMPT":"b"}""", 400, Malformed, "*");
        yield return Case(
            "unknown field beside good ones",
            """{"prompt":"a","style":"noir"}""",
            400,
            Malformed,
            "style"
        );
    }

    public static IEnumerable<TestCaseData> Registrations()
    {
        foreach (var (name, value, code) in Emails())
            yield return Register(name, "email", value, code);
        foreach (var (name, value, code) in NewPasswords())
            yield return Register(name, "password", value, code);
        foreach (var field in new[] { "displayName", "organizationName" })
        {
            foreach (var (name, value, code) in Names(field))
                yield return Register(name, field, value, code);
        }

        yield return Case("nothing given", "{}", 400, Failed, "email");
    }

    public static IEnumerable<TestCaseData> SignIns()
    {
        foreach (var (name, value, code) in Emails())
            yield return Case(name, $$"""{"email":{{value}},"password":"correct horse battery"}""", 400, code, "email");
        yield return Case("no password", """{"email":"ada@example.com"}""", 400, Failed, "password");
        yield return Case("password null", """{"email":"ada@example.com","password":null}""", 400, Failed, "password");
        yield return Case("password empty", """{"email":"ada@example.com","password":""}""", 400, Failed, "password");
        yield return Case(
            "password endless",
            $$"""{"email":"ada@example.com","password":"{{new string('x', 100_000)}}"}""",
            400,
            Failed,
            "password"
        );
        yield return Case(
            "password with NUL",
            """{"email":"ada@example.com","password":"\u0000"}""",
            400,
            Failed,
            "password"
        );
        yield return Case(
            "password with half a character",
            """{"email":"ada@example.com","password":"\ud800"}""",
            400,
            Malformed,
            "password"
        );
        yield return Case(
            "password a list",
            """{"email":"ada@example.com","password":["a"]}""",
            400,
            Malformed,
            "password"
        );
        yield return Case(
            "registration's fields",
            """{"email":"ada@example.com","password":"correct horse battery","displayName":"Ada"}""",
            400,
            Malformed,
            "displayName"
        );
    }

    public static IEnumerable<TestCaseData> ApiKeys()
    {
        foreach (var (name, value, code) in Names("name"))
            yield return Case(name, $$"""{"name":{{value}}}""", 400, code, "name");
        yield return Case("no name", "{}", 400, Failed, "name");
        yield return Case(
            "expiry past",
            """{"name":"a","expiresAt":"2020-01-01T00:00:00Z"}""",
            422,
            "api_key.expiry_past",
            "expiresAt"
        );
        yield return Case(
            "expiry at the beginning of time",
            """{"name":"a","expiresAt":"0001-01-01T00:00:00Z"}""",
            422,
            "api_key.expiry_past",
            "expiresAt"
        );
        yield return Case(
            "expiry before time",
            """{"name":"a","expiresAt":"0001-01-01T00:00:00+14:00"}""",
            400,
            Malformed,
            "expiresAt"
        );
        yield return Case(
            "expiry after time",
            """{"name":"a","expiresAt":"9999-12-31T23:59:59-14:00"}""",
            400,
            Malformed,
            "expiresAt"
        );
        yield return Case("expiry a word", """{"name":"a","expiresAt":"tomorrow"}""", 400, Malformed, "expiresAt");
        yield return Case("expiry a number", """{"name":"a","expiresAt":1900000000}""", 400, Malformed, "expiresAt");
        yield return Case("expiry empty", """{"name":"a","expiresAt":""}""", 400, Malformed, "expiresAt");
        yield return Case("a key of one's own choice", """{"name":"a","key":"ig_mine"}""", 400, Malformed, "key");
    }

    public static IEnumerable<TestCaseData> Profiles()
    {
        foreach (var (name, value, code) in Names("displayName"))
            yield return Case(name, $$"""{"displayName":{{value}}}""", 400, code, "displayName");
        yield return Case("nothing given", "{}", 400, Failed, "displayName");
        yield return Case(
            "a role of one's own choice",
            """{"displayName":"Ada","role":"owner"}""",
            400,
            Malformed,
            "role"
        );
    }

    public static IEnumerable<TestCaseData> PasswordChanges()
    {
        foreach (var (name, value, code) in NewPasswords())
        {
            yield return Case(
                name,
                $$"""{"currentPassword":"correct horse battery","newPassword":{{value}}}""",
                400,
                code,
                "newPassword"
            );
        }

        yield return Case(
            "no current password",
            """{"newPassword":"a different password"}""",
            400,
            Failed,
            "currentPassword"
        );
    }

    public static IEnumerable<TestCaseData> Refreshes()
    {
        yield return Case("nothing given", "{}", 401, "auth.invalid_credentials");
        yield return Case("null", """{"refreshToken":null}""", 401, "auth.invalid_credentials");
        yield return Case("empty", """{"refreshToken":""}""", 401, "auth.invalid_credentials");
        yield return Case("not base64", """{"refreshToken":"ä\u0000🎨"}""", 401, "auth.invalid_credentials");
        yield return Case(
            "endless",
            $$"""{"refreshToken":"{{new string('A', 100_000)}}"}""",
            401,
            "auth.invalid_credentials"
        );
        yield return Case("a number", """{"refreshToken":5}""", 400, Malformed, "refreshToken");
        yield return Case("half a character", """{"refreshToken":"\ud800"}""", 400, Malformed, "refreshToken");
    }

    private static IEnumerable<(string Name, string Value, string Code)> Emails() =>
        [
            ("email null", "null", Failed),
            ("email empty", "\"\"", Failed),
            ("email without at", "\"ada\"", Failed),
            ("email without name", "\"@example.com\"", Failed),
            ("email without host", "\"ada@\"", Failed),
            ("email with two ats", "\"ada@b@example.com\"", Failed),
            ("email with a blank", "\"ada b@example.com\"", Failed),
            ("email with a line break", "\"ada@example.com\\r\\nBcc: x@y.z\"", Failed),
            ("email of 255 characters", $"\"{new string('a', 243)}@example.com\"", Failed),
            ("email with NUL", "\"ada\\u0000@example.com\"", Failed),
            ("email with half a character", "\"ada\\ud800@example.com\"", Malformed),
            ("email a number", "5", Malformed),
            ("email a list", "[\"ada@example.com\"]", Malformed),
        ];

    private static IEnumerable<(string Name, string Value, string Code)> NewPasswords() =>
        [
            ("new password null", "null", Failed),
            ("new password empty", "\"\"", Failed),
            ("new password of 9 characters", "\"123456789\"", Failed),
            ("new password of 129 characters", $"\"{string.Concat(Enumerable.Repeat("abc", 43))}\"", Failed),
            ("new password of one letter", "\"aaaaaaaaaaaa\"", Failed),
            ("new password with NUL", "\"correct\\u0000horse\"", Failed),
            ("new password with half a character", "\"correct horse \\ud800\"", Malformed),
            ("new password a number", "12345678901", Malformed),
        ];

    private static IEnumerable<(string Name, string Value, string Code)> Names(string field) =>
        [
            ($"{field} null", "null", Failed),
            ($"{field} empty", "\"\"", Failed),
            ($"{field} blank", "\"   \"", Failed),
            ($"{field} of 101 characters", $"\"{new string('n', 101)}\"", Failed),
            ($"{field} of 101 emoji", $"\"{string.Concat(Enumerable.Repeat("🎩", 101))}\"", Failed),
            ($"{field} with NUL", "\"A\\u0000\"", Failed),
            ($"{field} with half a character", "\"A\\udfff\"", Malformed),
            ($"{field} a number", "5", Malformed),
            ($"{field} an object", "{}", Malformed),
        ];

    private static TestCaseData Register(string name, string field, string value, string code)
    {
        var fields = new Dictionary<string, string>
        {
            ["email"] = "\"nobody@example.com\"",
            ["password"] = "\"correct horse battery\"",
            ["displayName"] = "\"Ada\"",
            ["organizationName"] = "\"Engines\"",
        };
        fields[field] = value;
        return Case(
            name,
            $$"""{{{string.Join(',', fields.Select(pair => $"\"{pair.Key}\":{pair.Value}"))}}}""",
            400,
            code,
            field
        );
    }

    private static TestCaseData With(
        string name,
        string field,
        string value,
        int status,
        string code,
        string? blamed = null
    ) =>
        Case(
            name,
            field == "prompt" ? $$"""{"prompt":{{value}}}""" : $$"""{"prompt":"a","{{field}}":{{value}}}""",
            status,
            code,
            blamed ?? field
        );

    private static TestCaseData Size(string name, int width, int height, int status, string code, string blamed) =>
        Case(name, $$"""{"prompt":"a","width":{{width}},"height":{{height}}}""", status, code, blamed);

    /// <param name="field">The field that must be named; <c>*</c> leaves it open.</param>
    private static TestCaseData Case(string name, string body, int status, string code, string? field = null) =>
        new TestCaseData(body, status, code, field).SetArgDisplayNames(name);
}

#include "config.h"

#include "summer-funding.h"

#include "summer-amount.h"
#include "summer-union-tree.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_LETTERS 60 /* of a name: it heads a column */
#define SIGNS "=;/[]{}" /* between the parts of the written form, so in no name */
#define FUND_PURPOSES                                                                              \
  "补助", "subsidy" /* what the fund is for: a source for it names no purpose of its own */

/* The written form, in one cell (workbook.md):
 *
 *   shares    福州市=600000;厦门市总工会=30%
 *   sources   市级配套[福州市]=match:50%{max=500000;for=配套} / 主办单位=flat:2000{for=保险}
 *
 *   source    NAME [WITHIN] = RULE {max=MONEY;for=PURPOSE}    what is in brackets and braces can be left out
 *   RULE      match:PERCENT, or an amount: flat:… tiers:… child_day:…
 *
 * Neither / nor braces occur in an amount, so that its own ; = , stay as they are. */

/* The signs of the form as ASCII, whatever the input method made of them; names stay letter by letter. */
static char *
dup_plain_signs (const char *text)
{
  static const char *const signs[][2] = {
    { "；", ";" }, { "＝", "=" }, { "％", "%" }, { "／", "/" }, { "［", "[" },
    { "］", "]" }, { "【", "[" }, { "】", "]" }, { "｛", "{" }, { "｝", "}" },
  };
  GString *plain = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    g_string_replace (plain, signs[i][0], signs[i][1], 0);
  return g_string_free (plain, FALSE);
}

static gboolean
is_none (const char *text)
{
  return *text == '\0' || strcmp (text, "无") == 0 || g_ascii_strcasecmp (text, "none") == 0;
}

static gboolean fail (GError **error, SummerValueError code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static gboolean
fail (GError **error, SummerValueError code, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (SUMMER_VALUE_ERROR, (int) code, format, arguments);
  va_end (arguments);
  return FALSE;
}

/* Whether @text can stand for a union, a source or a purpose. */
static gboolean
check_name (const char *text, GError **error)
{
  if (*text == '\0')
    return fail (error, SUMMER_VALUE_ERROR_FORM, _ ("a name is missing; write it before the ="));
  if (strpbrk (text, SIGNS) != NULL || strpbrk (text, "\n\r\t") != NULL)
    return fail (error, SUMMER_VALUE_ERROR_FORM,
                 _ ("“%s” is no name; leave out the signs = ; / [ ] { } and line ends"), text);
  if (g_utf8_strlen (text, -1) > MOST_LETTERS)
    return fail (error, SUMMER_VALUE_ERROR_RANGE, _ ("“%s” is too long; write at most %d letters"),
                 text, MOST_LETTERS);
  return TRUE;
}

/* {{{ Shares */

static void
share_clear (gpointer data)
{
  g_clear_pointer (&((SummerShare *) data)->name, g_free);
}

SummerShare *
summer_shares_copy (const SummerShare *shares, guint n_shares)
{
  SummerShare *copy = n_shares > 0 ? g_memdup2 (shares, n_shares * sizeof *shares) : NULL;

  for (guint i = 0; i < n_shares; i++)
    copy[i].name = g_strdup (shares[i].name);
  return copy;
}

void
summer_shares_free (SummerShare *shares, guint n_shares)
{
  for (guint i = 0; i < n_shares; i++)
    share_clear (&shares[i]);
  g_free (shares);
}

static gboolean
read_share (const char *text, SummerShare *share, GError **error)
{
  g_auto (GStrv) sides = g_strsplit (text, "=", 2);
  const char *value;

  if (sides[0] == NULL || sides[1] == NULL)
    return fail (error, SUMMER_VALUE_ERROR_FORM,
                 _ ("“%s” is no share; write 福州市=600000 or 福州市=30%%"), text);
  if (!check_name (g_strstrip (sides[0]), error))
    return FALSE;
  value = g_strstrip (sides[1]);
  share->by_percent = g_str_has_suffix (value, "%");
  if (share->by_percent ? !summer_rate_parse (value, FALSE, &share->basis_points, error)
                        : !summer_money_parse (value, &share->amount, error))
    return FALSE;
  share->name = g_strdup (sides[0]);
  return TRUE;
}

/* A union and its place are one node of the tree. */
static gboolean
is_of_one_place (const char *a, const char *b)
{
  g_autofree char *left = summer_union_dup_place (a), *right = summer_union_dup_place (b);

  return g_str_equal (left, right);
}

/**
 * summer_shares_read:
 * @text: shares in their written form, 福州市=600000;厦门市总工会=30%; nothing, 无 and none are no shares
 * @shares: (inout) (array length=n_shares) (nullable): owned; the shares in the order written take the place of those
 *   there, which stay when the text is wrong
 *
 * Returns: FALSE with an error of SUMMER_VALUE_ERROR
 */
gboolean
summer_shares_read (const char *text, SummerShare **shares, guint *n_shares, GError **error)
{
  g_autofree char *plain = dup_plain_signs (text);
  g_auto (GStrv) parts = g_strsplit (g_strstrip (plain), ";", -1);
  g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (SummerShare));

  g_array_set_clear_func (read, share_clear);
  for (guint i = 0; parts[i] != NULL && !is_none (plain); i++)
    {
      SummerShare share = { 0 };

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      if (!read_share (parts[i], &share, error))
        return FALSE;
      g_array_append_val (read, share);
      for (guint j = 0; j + 1 < read->len; j++)
        if (is_of_one_place (g_array_index (read, SummerShare, j).name, share.name))
          return fail (error, SUMMER_VALUE_ERROR_FORM,
                       _ ("“%s” and “%s” are one place; keep one of the two"),
                       g_array_index (read, SummerShare, j).name, share.name);
    }
  if (read->len > SUMMER_MAX_SHARES)
    return fail (error, SUMMER_VALUE_ERROR_RANGE,
                 _ ("there are more than %d shares; leave some out"), SUMMER_MAX_SHARES);
  summer_shares_free (*shares, *n_shares);
  *n_shares = read->len;
  g_array_set_clear_func (read, NULL); /* the names go with the shares */
  *shares = (SummerShare *) (gpointer) g_array_free (g_steal_pointer (&read), FALSE);
  return TRUE;
}

/**
 * summer_shares_dup:
 *
 * Returns: (transfer full): the shares as summer_shares_read() reads them; 无 where there is none
 */
char *
summer_shares_dup (const SummerShare *shares, guint n_shares)
{
  GString *text = g_string_new (n_shares == 0 ? "无" : NULL);

  for (guint i = 0; i < n_shares; i++)
    {
      g_autofree char *value = shares[i].by_percent
                                   ? summer_rate_dup_basis_points (shares[i].basis_points)
                                   : summer_money_dup_plain (shares[i].amount);

      g_string_append_printf (text, "%s%s=%s", i > 0 ? ";" : "", shares[i].name, value);
    }
  return g_string_free (text, FALSE);
}

/* }}} */
/* {{{ Sources */

static void
source_clear (gpointer data)
{
  SummerSource *source = data;

  g_clear_pointer (&source->name, g_free);
  g_clear_pointer (&source->within, g_free);
  g_clear_pointer (&source->purpose, g_free);
}

SummerSource *
summer_sources_copy (const SummerSource *sources, guint n_sources)
{
  SummerSource *copy = n_sources > 0 ? g_memdup2 (sources, n_sources * sizeof *sources) : NULL;

  for (guint i = 0; i < n_sources; i++)
    {
      copy[i].name = g_strdup (sources[i].name);
      copy[i].within = g_strdup (sources[i].within);
      copy[i].purpose = g_strdup (sources[i].purpose);
    }
  return copy;
}

void
summer_sources_free (SummerSource *sources, guint n_sources)
{
  for (guint i = 0; i < n_sources; i++)
    source_clear (&sources[i]);
  g_free (sources);
}

/* max=500000 or for=配套 */
static gboolean
read_option (const char *text, SummerSource *source, GError **error)
{
  static const char *const fund[] = { FUND_PURPOSES, NULL };
  g_auto (GStrv) sides = g_strsplit (text, "=", 2);
  const char *name = g_strstrip (sides[0]);
  const char *value = sides[1] != NULL ? g_strstrip (sides[1]) : "";

  if (g_ascii_strcasecmp (name, "max") == 0 || strcmp (name, "上限") == 0)
    {
      if (!summer_money_parse (value, &source->max, error))
        return FALSE;
      return source->max > 0
             || fail (error, SUMMER_VALUE_ERROR_RANGE, _ ("“%s” is too small; write at least 0.01"),
                      value);
    }
  if (g_ascii_strcasecmp (name, "for") != 0 && strcmp (name, "用途") != 0)
    return fail (error, SUMMER_VALUE_ERROR_FORM,
                 _ ("“%s” says nothing of a source; write max=500000 or for=配套"), text);
  if (!check_name (value, error))
    return FALSE;
  g_clear_pointer (&source->purpose, g_free);
  if (!g_strv_contains (fund, value))
    source->purpose = g_strdup (value);
  return TRUE;
}

/* What stands before the braces: match:50%, or an amount. */
static gboolean
read_rule (const char *text, SummerSource *source, GError **error)
{
  static const char *const words[] = { "match", "按比例", "配套" };
  g_autoptr (GString) plain = g_string_new (text);
  g_auto (GStrv) sides = NULL;

  g_string_replace (plain, "：", ":", 0);
  sides = g_strsplit (plain->str, ":", 2);
  for (guint i = 0; sides[0] != NULL && sides[1] != NULL && i < G_N_ELEMENTS (words); i++)
    {
      if (g_ascii_strcasecmp (g_strstrip (sides[0]), words[i]) != 0)
        continue;
      if (!summer_rate_parse (g_strstrip (sides[1]), FALSE, &source->match, error))
        return FALSE;
      return source->match > 0
             || fail (error, SUMMER_VALUE_ERROR_RANGE, _ ("0%% of something is nothing"));
    }
  return summer_amount_read (&source->amount, plain->str, error);
}

/* Cuts what stands between @open and @close out of @text; NULL = it has none. */
static gboolean
cut (char *text, char open, char close, char **inside, GError **error)
{
  char *first = strchr (text, open), *last = strrchr (text, close);

  *inside = NULL;
  if (first == NULL && last == NULL)
    return TRUE;
  if (first == NULL || last == NULL || last < first || last[1 + strspn (last + 1, " ")] != '\0')
    return fail (error, SUMMER_VALUE_ERROR_FORM, _ ("“%s” has a %c without its %c"), text, open,
                 close);
  *first = *last = '\0';
  *inside = g_strstrip (first + 1);
  return TRUE;
}

static gboolean
read_source (const char *text, SummerSource *source, GError **error)
{
  g_auto (GStrv) sides = g_strsplit (text, "=", 2);
  g_auto (GStrv) options = NULL;
  char *within, *braces;

  if (sides[0] == NULL || sides[1] == NULL)
    return fail (error, SUMMER_VALUE_ERROR_FORM,
                 _ ("“%s” is no source of money; write 主办单位=flat:2000 or "
                    "市级配套[福州市]=match:50%%{max=500000;for=配套}"),
                 text);
  if (!cut (g_strstrip (sides[0]), '[', ']', &within, error)
      || !check_name (g_strstrip (sides[0]), error)
      || (within != NULL && !check_name (within, error))
      || !cut (g_strstrip (sides[1]), '{', '}', &braces, error)
      || !read_rule (g_strstrip (sides[1]), source, error))
    return FALSE;
  options = g_strsplit (braces != NULL ? braces : "", ";", -1);
  for (guint i = 0; options[i] != NULL; i++)
    if (*g_strstrip (options[i]) != '\0' && !read_option (options[i], source, error))
      return FALSE;
  source->name = g_strdup (sides[0]);
  source->within = g_strdup (within);
  return TRUE;
}

/**
 * summer_sources_read:
 * @text: sources in their written form (above); nothing, 无 and none are no sources
 * @sources: (inout) (array length=n_sources) (nullable): owned; those written, in the order in which they are granted, take
 *   the place of those there, which stay when the text is wrong
 *
 * Returns: FALSE with an error of SUMMER_VALUE_ERROR
 */
gboolean
summer_sources_read (const char *text, SummerSource **sources, guint *n_sources, GError **error)
{
  g_autofree char *plain = dup_plain_signs (text);
  g_auto (GStrv) parts = g_strsplit (g_strstrip (plain), "/", -1);
  g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (SummerSource));

  g_array_set_clear_func (read, source_clear);
  for (guint i = 0; parts[i] != NULL && !is_none (plain); i++)
    {
      SummerSource source = { 0 };
      gboolean right;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      right = read_source (parts[i], &source, error);
      g_array_append_val (read, source);
      if (!right)
        return FALSE;
      for (guint j = 0; j + 1 < read->len; j++)
        if (g_str_equal (g_array_index (read, SummerSource, j).name, source.name))
          return fail (error, SUMMER_VALUE_ERROR_FORM,
                       _ ("the source “%s” is there twice; name one of the two otherwise"),
                       source.name);
    }
  if (read->len > SUMMER_MAX_SOURCES)
    return fail (error, SUMMER_VALUE_ERROR_RANGE,
                 _ ("there are more than %d sources; leave some out"), SUMMER_MAX_SOURCES);
  summer_sources_free (*sources, *n_sources);
  *n_sources = read->len;
  g_array_set_clear_func (read, NULL); /* the texts go with the sources */
  *sources = (SummerSource *) (gpointer) g_array_free (g_steal_pointer (&read), FALSE);
  return TRUE;
}

static void
append_source (GString *text, const SummerSource *source)
{
  g_autofree char *rule = source->match > 0 ? summer_rate_dup_basis_points (source->match)
                                            : summer_amount_dup (&source->amount);
  g_autofree char *max = summer_money_dup_plain (source->max);

  g_string_append (text, source->name);
  if (source->within != NULL)
    g_string_append_printf (text, "[%s]", source->within);
  g_string_append_printf (text, "=%s%s", source->match > 0 ? "match:" : "", rule);
  if (source->max == 0 && source->purpose == NULL)
    return;
  g_string_append_c (text, '{');
  if (source->max > 0)
    g_string_append_printf (text, "max=%s%s", max, source->purpose != NULL ? ";" : "");
  if (source->purpose != NULL)
    g_string_append_printf (text, "for=%s", source->purpose);
  g_string_append_c (text, '}');
}

const char *
summer_source_get_text (const char *name)
{
  return name != NULL && *name != '\0' ? name : _ ("the fund");
}

/**
 * summer_sources_dup:
 *
 * Returns: (transfer full): the sources as summer_sources_read() reads them; 无 where there is none
 */
char *
summer_sources_dup (const SummerSource *sources, guint n_sources)
{
  GString *text = g_string_new (n_sources == 0 ? "无" : NULL);

  for (guint i = 0; i < n_sources; i++)
    {
      if (i > 0)
        g_string_append (text, " / ");
      append_source (text, &sources[i]);
    }
  return g_string_free (text, FALSE);
}

/* }}} */

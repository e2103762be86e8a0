#include "config.h"

#include "summer-rate-spread.h"

#include "summer-money.h"

#define STEP 500
#define ALL 10000
#define WITHOUT "–%"

/* What nobody has recorded is not absent: there is no rate yet. */
static gboolean
has_rate (const SummerClassAssessment *of)
{
  return of->unrecorded < of->expected;
}

/**
 * summer_rate_range_holds:
 *
 * Exactly, as the condition itself is: a rate is a fraction, and 69.996% lies below 70%.
 */
gboolean
summer_rate_range_holds (int from, int to, const SummerClassAssessment *of)
{
  const gint64 present = of->present, expected = of->expected;

  if (!has_rate (of) || from < 0)
    return !has_rate (of) && from < 0;
  return present * ALL >= from * expected && (present * ALL < to * expected || to >= ALL);
}

char *
summer_rate_range_dup_text (int from, int to)
{
  g_autofree char *first = NULL, *last = NULL;

  if (from < 0)
    return g_strdup (WITHOUT);
  first = summer_rate_dup_basis_points (from);
  last = summer_rate_dup_basis_points (to);
  return g_strdup_printf ("%s–%s", first, last);
}

static gboolean
parse_rate (const char *text, int *rate)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *percent
      = g_str_has_suffix (stripped, "%") ? g_strdup (stripped) : g_strconcat (stripped, "%", NULL);

  return *stripped != '\0' && summer_rate_parse (percent, FALSE, rate, NULL);
}

/**
 * summer_rate_range_parse:
 * @text: such as "65%–70%", "65-70%", or "–%" for classes without a rate
 *
 * Returns: whether it is a range and not a word to look for
 */
gboolean
summer_rate_range_parse (const char *text, int *from, int *to)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (text != NULL && from != NULL && to != NULL, FALSE);

  stripped = g_strstrip (g_strdup (text));
  *from = *to = -1;
  if (g_str_equal (stripped, WITHOUT))
    return TRUE;
  if (!g_str_has_suffix (stripped, "%"))
    return FALSE;
  parts = g_strsplit (stripped, strstr (stripped, "–") != NULL ? "–" : "-", 3);
  return g_strv_length (parts) == 2 && parse_rate (parts[0], from) && parse_rate (parts[1], to)
         && *from < *to;
}

static void
add_bin (GArray *bins, int from, int to)
{
  const SummerRateBin bin = { from, to, 0, 0 };

  if (from < to || from < 0)
    g_array_append_val (bins, bin);
}

static void
count (GArray *bins, const SummerClassAssessment *of, int threshold)
{
  for (guint i = 0; i < bins->len; i++)
    {
      SummerRateBin *bin = &g_array_index (bins, SummerRateBin, i);

      if (!summer_rate_range_holds (bin->from, bin->to, of))
        continue;
      bin->n++;
      bin->n_open += bin->from >= 0 && bin->to <= threshold
                     && (of->present + of->unrecorded) * ALL >= threshold * of->expected;
      return;
    }
}

/* The empty ones below the lowest rate go; the threshold stays in sight. */
static void
trim (GArray *bins, int threshold)
{
  guint keep = 0;

  while (keep < bins->len && g_array_index (bins, SummerRateBin, keep).n == 0
         && g_array_index (bins, SummerRateBin, keep).to < threshold)
    keep++;
  g_array_remove_range (bins, 0, keep);
}

/**
 * summer_rate_spread_new:
 *
 * The rates are those of the list: present of what was expected. A step that the threshold lies in is parted by it, so
 * that every bar is on one side. Classes of which nothing was expected or nothing recorded yet come first, where there are any.
 */
GArray *
summer_rate_spread_new (const SummerAssessment *assessment)
{
  GArray *bins = g_array_new (FALSE, FALSE, sizeof (SummerRateBin));
  const int threshold = assessment->policy->attendance_min;
  SummerRateBin without = { -1, -1, 0, 0 };

  for (int from = 0; from < ALL; from += STEP)
    {
      const int to = from + STEP;

      add_bin (bins, from, CLAMP (threshold, from, to));
      add_bin (bins, CLAMP (threshold, from, to), to);
    }
  for (guint i = 0; i < assessment->n_classes; i++)
    {
      count (bins, &assessment->classes[i], threshold);
      without.n += !has_rate (&assessment->classes[i]);
    }
  trim (bins, threshold);
  if (without.n > 0)
    g_array_prepend_val (bins, without);
  return bins;
}

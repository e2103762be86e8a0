#include "config.h"

#include "summer-money.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_QUARK (summer - value - error - quark, summer_value_error)

/* A million million yuan: above it an amount is a slip, and sums of a province's amounts stay in 64 bits. */
#define MAX_FEN (G_GINT64_CONSTANT (100) * 1000000 * 1000000)
/* Spreadsheets keep fifteen digits; what a number cell has behind them is the noise of its storage. */
#define MAX_DIGITS 15
#define DIGITS_READ 40

/* A decimal number as it is written: its value is 0.digits × 10^point. */
typedef struct
{
  gboolean negative;
  char digits[DIGITS_READ];
  int n_digits;
  int point;
} Decimal;

static void
decimal_trim (Decimal *decimal)
{
  int zeros = 0;

  while (decimal->n_digits > 0 && decimal->digits[decimal->n_digits - 1] == 0)
    decimal->n_digits--;
  while (zeros < decimal->n_digits && decimal->digits[zeros] == 0)
    zeros++;
  memmove (decimal->digits, decimal->digits + zeros, decimal->n_digits - zeros);
  decimal->n_digits -= zeros;
  decimal->point -= zeros;
  if (decimal->n_digits == 0)
    decimal->point = 0;
}

/* 25.500000000000004 is what a spreadsheet stores for 25.5: as there, fifteen digits count. */
static void
decimal_drop_noise (Decimal *decimal)
{
  gboolean up;
  int i = MAX_DIGITS - 1;

  if (decimal->n_digits <= MAX_DIGITS)
    return;
  up = decimal->digits[MAX_DIGITS] >= 5;
  decimal->n_digits = MAX_DIGITS;
  while (up && i >= 0)
    {
      up = decimal->digits[i] == 9;
      decimal->digits[i] = up ? 0 : decimal->digits[i] + 1;
      i--;
    }
  if (up)
    {
      decimal->digits[0] = 1;
      decimal->n_digits = 1;
      decimal->point++;
    }
  decimal_trim (decimal);
}

/* Digits with separators between groups of three, or with none: "1,00" is a slip, not a hundred. */
static gboolean
read_whole_digits (const char **at, Decimal *decimal, int *n_read)
{
  const char *p = *at;
  int in_group = 0;
  gboolean grouped = FALSE;

  for (; g_ascii_isdigit (*p) || *p == ','; p++)
    {
      if (*p == ',')
        {
          if (in_group == 0 || in_group > 3 || (grouped && in_group != 3))
            return FALSE;
          grouped = TRUE;
          in_group = 0;
          continue;
        }
      if (*n_read == DIGITS_READ)
        return FALSE;
      decimal->digits[(*n_read)++] = (char) (*p - '0');
      in_group++;
    }
  *at = p;
  return !grouped || in_group == 3;
}

static gboolean
read_exponent (const char **at, int *exponent)
{
  const char *p = *at + 1;
  gboolean negative = *p == '-';
  int value = 0, n = 0;

  if (*p == '-' || *p == '+')
    p++;
  for (; g_ascii_isdigit (*p) && n < 3; p++, n++)
    value = value * 10 + (*p - '0');
  *at = p;
  *exponent = negative ? -value : value;
  return n > 0;
}

/* Reads a number at @at and moves behind it; FALSE when there is none. */
static gboolean
decimal_read (const char **at, Decimal *decimal)
{
  const char *p = *at;
  int n = 0, exponent = 0;

  *decimal = (Decimal){ .negative = *p == '-' };
  if (*p == '-' || *p == '+')
    p++;
  if (!read_whole_digits (&p, decimal, &n))
    return FALSE;
  decimal->point = n;
  if (*p == '.')
    for (p++; g_ascii_isdigit (*p); p++)
      {
        if (n == DIGITS_READ)
          return FALSE;
        decimal->digits[n++] = (char) (*p - '0');
      }
  if (n == 0)
    return FALSE;
  if ((*p == 'e' || *p == 'E') && !read_exponent (&p, &exponent))
    return FALSE;
  decimal->n_digits = n;
  decimal->point += exponent;
  decimal_trim (decimal);
  decimal_drop_noise (decimal);
  *at = p;
  return TRUE;
}

/* The number times 10^@decimals when that is a whole number of at most seventeen digits. */
static gboolean
decimal_scale (const Decimal *decimal, int decimals, gint64 *scaled)
{
  int length = decimal->n_digits ? decimal->point + decimals : 0;
  gint64 value = 0;

  if (length < decimal->n_digits || length > 17)
    return FALSE;
  for (int i = 0; i < length; i++)
    value = value * 10 + (i < decimal->n_digits ? decimal->digits[i] : 0);
  *scaled = decimal->negative ? -value : value;
  return TRUE;
}

static char *
dup_folded (const char *text)
{
  char *folded = text ? g_utf8_normalize (text, -1, G_NORMALIZE_NFKC) : NULL;

  return g_strstrip (folded ? folded : g_strdup (""));
}

/**
 * summer_money_parse:
 * @text: (nullable): a number, with thousands separators or not; the text of a number cell too
 * @fen: (out): the amount in fen
 *
 * Reads an amount of yuan with at most two decimals (workbook.md). Full-width characters, a sign ￥ before
 * it and 元 behind it are understood. The text of a number cell may carry an exponent, or the noise behind
 * fifteen digits that spreadsheets store. An amount is never negative.
 *
 * Returns: FALSE with SUMMER_VALUE_ERROR_FORM or SUMMER_VALUE_ERROR_RANGE
 */
gboolean
summer_money_parse (const char *text, SummerMoney *fen, GError **error)
{
  g_autofree char *folded = dup_folded (text);
  const char *p = folded;
  Decimal decimal;
  gint64 scaled = 0;

  g_return_val_if_fail (fen != NULL, FALSE);

  if (g_str_has_prefix (p, "¥"))
    p += strlen ("¥");
  while (*p == ' ')
    p++;
  if (decimal_read (&p, &decimal))
    {
      while (*p == ' ')
        p++;
      if (g_str_has_prefix (p, "元"))
        p += strlen ("元");
    }
  else
    p = "?";

  if (*p != '\0')
    {
      g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_FORM,
                   _ ("“%s” is not an amount of money; write it in yuan, such as 30000 or 25.50"),
                   text ? text : "");
      return FALSE;
    }
  if (decimal.n_digits && decimal.point > 13)
    scaled = MAX_FEN + 1;
  else if (!decimal_scale (&decimal, 2, &scaled))
    {
      g_set_error (
          error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_FORM,
          _ ("“%s” has more than two decimals; write the amount to the fen, such as 25.50"), text);
      return FALSE;
    }
  if (scaled < 0 || scaled > MAX_FEN)
    {
      g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE,
                   scaled < 0 ? _ ("“%s” is below zero; an amount of money cannot be")
                              : _ ("“%s” is too large for an amount of money"),
                   text);
      return FALSE;
    }
  *fen = scaled;
  return TRUE;
}

/* Money with @separator between the thousands, and decimals only where there are fen. */
static char *
dup_amount (SummerMoney fen, const char *separator)
{
  guint64 size = fen < 0 ? -(guint64) fen : (guint64) fen;
  g_autofree char *yuan = g_strdup_printf ("%" G_GUINT64_FORMAT, size / 100);
  GString *text = g_string_new (fen < 0 ? "-" : NULL);
  gsize length = strlen (yuan);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (text, separator);
      g_string_append_c (text, yuan[i]);
    }
  if (size % 100)
    g_string_append_printf (text, ".%02d", (int) (size % 100));
  return g_string_free (text, FALSE);
}

/**
 * summer_money_dup_text:
 *
 * Returns: (transfer full): yuan as people read them, `3,000,000` or `25.50`
 */
char *
summer_money_dup_text (SummerMoney fen)
{
  return dup_amount (fen, ",");
}

/**
 * summer_money_dup_plain:
 *
 * Returns: (transfer full): yuan as programs read them, `3000000` or `25.50`
 */
char *
summer_money_dup_plain (SummerMoney fen)
{
  return dup_amount (fen, "");
}

/**
 * summer_money_dup_capital:
 *
 * The amount in capital Chinese numerals by the rules for cheques (支付结算办法, annex 1): one 零 for any
 * run of zeros inside the number, 整 after 元 and after 角, nothing after 分.
 *
 * The yuan are taken in groups of four digits, each followed by its 万 or 亿. A zero before a digit
 * is written when a digit went before it in any group:
 *
 *     1 0000 0503  →  壹亿 · (nothing) · 零伍佰零叁  →  壹亿零伍佰零叁元整
 *
 * Returns: (transfer full): the words, such as 叁万元整
 */
char *
summer_money_dup_capital (SummerMoney fen)
{
  static const char *const digits[]
      = { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" };
  static const char *const places[] = { "", "拾", "佰", "仟" };
  static const char *const groups[] = { "", "万", "亿", "万", "亿" };
  guint64 size = fen < 0 ? -(guint64) fen : (guint64) fen;
  int jiao = (int) (size / 10 % 10), last = (int) (size % 10);
  g_autofree char *yuan = g_strdup_printf ("%" G_GUINT64_FORMAT, size / 100);
  int length = (int) strlen (yuan);
  GString *text = g_string_new (fen < 0 ? "负" : NULL);
  gboolean written = FALSE, zero = FALSE, in_group = FALSE;

  for (int i = 0; i < length; i++)
    {
      int place = length - 1 - i;
      int digit = yuan[i] - '0';

      if (digit)
        {
          if (zero && written)
            g_string_append (text, digits[0]);
          g_string_append (text, digits[digit]);
          g_string_append (text, places[place % 4]);
          written = in_group = TRUE;
        }
      zero = digit == 0;
      if (place % 4 == 0)
        {
          /* 亿 is also the word of what stands before it: 壹万亿. */
          if (in_group || (place == 8 && written))
            g_string_append (text, groups[place / 4]);
          /* The units of a group of four stand before its word, so a zero there is not inside. */
          zero = zero && !in_group;
          in_group = FALSE;
        }
    }
  if (written)
    g_string_append (text, "元");
  else if (jiao == 0 && last == 0)
    g_string_append (text, "零元");
  if (jiao)
    g_string_append_printf (text, "%s角", digits[jiao]);
  if (last)
    g_string_append_printf (text, "%s%s分", jiao == 0 && written ? digits[0] : "", digits[last]);
  else
    g_string_append (text, "整");
  return g_string_free (text, FALSE);
}

/**
 * summer_rate_parse:
 * @text: (nullable): the text of the cell
 * @is_number: whether it was a number cell, where 0.7 stands for 70%
 * @basis_points: (out): 7000 for 70%
 *
 * Reads a rate between 0% and 100% with at most two decimals (workbook.md). The text 0.7 is an error,
 * because it could mean either, and so is a number above 1.
 *
 * Returns: FALSE with SUMMER_VALUE_ERROR_FORM or SUMMER_VALUE_ERROR_RANGE
 */
gboolean
summer_rate_parse (const char *text, gboolean is_number, int *basis_points, GError **error)
{
  g_autofree char *folded = dup_folded (text);
  const char *p = folded;
  Decimal decimal;
  gboolean percent;
  gint64 scaled = 0;

  g_return_val_if_fail (basis_points != NULL, FALSE);

  if (!decimal_read (&p, &decimal))
    p = "?";
  while (*p == ' ')
    p++;
  percent = *p == '%';
  p += percent;
  if (*p != '\0' || (!percent && !is_number))
    {
      g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_FORM,
                   _ ("“%s” is not a rate; write it with a percent sign, such as 70%%"),
                   text ? text : "");
      return FALSE;
    }
  if (decimal.negative || (decimal.n_digits && decimal.point > 4))
    scaled = -1;
  else if (!decimal_scale (&decimal, percent ? 2 : 4, &scaled))
    {
      g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_FORM,
                   _ ("“%s” is too fine; a rate has at most two decimals, such as 66.66%%"), text);
      return FALSE;
    }
  if (scaled < 0 || scaled > 10000)
    {
      g_set_error (
          error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE,
          is_number && !percent
              ? _ ("%s is not between 0 and 1; write the rate with a percent sign, such as 70%%")
              : _ ("“%s” is not between 0%% and 100%%"),
          text);
      return FALSE;
    }
  *basis_points = (int) scaled;
  return TRUE;
}

/**
 * summer_rate_dup_basis_points:
 *
 * Returns: (transfer full): a rate as it is written in a policy, `70%` or `66.66%`
 */
char *
summer_rate_dup_basis_points (int basis_points)
{
  if (basis_points % 100 == 0)
    return g_strdup_printf ("%d%%", basis_points / 100);
  if (basis_points % 10 == 0)
    return g_strdup_printf ("%d.%d%%", basis_points / 100, basis_points / 10 % 10);
  return g_strdup_printf ("%d.%02d%%", basis_points / 100, basis_points % 100);
}

/**
 * summer_rate_dup_percent:
 *
 * @part of @whole in percent, cut off after two decimals and never rounded up (rules.md 3): 69.996%
 * prints as 69.99.
 *
 * Returns: (transfer full) (nullable): `69.99` without a sign, or NULL when @whole is 0
 */
char *
summer_rate_dup_percent (gint64 part, gint64 whole)
{
  gint64 basis_points;

  g_return_val_if_fail (part >= 0 && whole >= 0 && part <= G_MAXINT64 / 10000, NULL);

  if (whole == 0)
    return NULL;
  basis_points = part * 10000 / whole;
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", basis_points / 100,
                          (int) (basis_points % 100));
}

/**
 * summer_rate_dup_recorded:
 * @unrecorded: of @whole
 *
 * As summer_rate_dup_percent(), but what nobody has recorded anything of has no rate: it is not 0 %.
 *
 * Returns: (transfer full) (nullable): `69.99` without a sign, or NULL when nothing is recorded
 */
char *
summer_rate_dup_recorded (gint64 part, gint64 whole, gint64 unrecorded)
{
  return unrecorded >= whole ? NULL : summer_rate_dup_percent (part, whole);
}

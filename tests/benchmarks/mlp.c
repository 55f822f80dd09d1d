/* The network 2-8-8-1 with tanh and squared error, forwards, backwards and a step downhill. */
#include <math.h>

enum { IN = 2, WIDE = 8 };

static void layer(int n, int rows, int columns, const double *x, const double *w, const double *b,
                  double *y, int bends) {
    for (int i = 0; i < n; i++)
        for (int j = 0; j < columns; j++) y[i * columns + j] = b[j];
    for (int i = 0; i < n; i++)
        for (int k = 0; k < rows; k++)
            for (int j = 0; j < columns; j++) y[i * columns + j] += x[i * rows + k] * w[k * columns + j];
    if (bends)
        for (int i = 0; i < n * columns; i++) y[i] = tanh(y[i]);
}

static void back(int n, int rows, int columns, const double *x, const double *w, const double *u,
                 double *gw, double *gb, double *gx) {
    for (int i = 0; i < rows * columns; i++) gw[i] = 0.0;
    for (int j = 0; j < columns; j++) gb[j] = 0.0;
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < columns; j++) gb[j] += u[i * columns + j];
        for (int k = 0; k < rows; k++)
            for (int j = 0; j < columns; j++) gw[k * columns + j] += x[i * rows + k] * u[i * columns + j];
    }
    if (!gx) return;
    for (int i = 0; i < n; i++)
        for (int k = 0; k < rows; k++) {
            double sum = 0.0;
            for (int j = 0; j < columns; j++) sum += u[i * columns + j] * w[k * columns + j];
            gx[i * rows + k] = sum * (1.0 - x[i * rows + k] * x[i * rows + k]);
        }
}

/* `p` and `g` hold w1 b1 w2 b2 w3 b3 one after another; `room` 4 * n * WIDE + 2 * n numbers. */
double step(int n, const double *x, const double *t, double *p, double *g, double *room, double rate) {
    const int sizes[6] = {IN * WIDE, WIDE, WIDE * WIDE, WIDE, WIDE, 1};
    double *w[6], *d[6], loss = 0.0;
    int count = 0;
    for (int i = 0; i < 6; count += sizes[i++]) w[i] = p + count, d[i] = g + count;
    double *h1 = room, *h2 = h1 + n * WIDE, *u1 = h2 + n * WIDE, *u2 = u1 + n * WIDE;
    double *y = u2 + n * WIDE, *u3 = y + n;
    layer(n, IN, WIDE, x, w[0], w[1], h1, 1);
    layer(n, WIDE, WIDE, h1, w[2], w[3], h2, 1);
    layer(n, WIDE, 1, h2, w[4], w[5], y, 0);
    for (int i = 0; i < n; i++) {
        double error = y[i] - t[i];
        loss += error * error;
        u3[i] = 2.0 * error / n;
    }
    back(n, WIDE, 1, h2, w[4], u3, d[4], d[5], u2);
    back(n, WIDE, WIDE, h1, w[2], u2, d[2], d[3], u1);
    back(n, IN, WIDE, x, w[0], u1, d[0], d[1], 0);
    for (int i = 0; i < count; i++) p[i] -= rate * g[i];
    return loss / n;
}

package org.elpis.models.gradients;

/// How sites share what they learn: what one update is made of, what is done to it, and what the server sees and knows.
///
/// @param images  of one site in one update, 1 to 256; each local step takes all of them
/// @param localSteps  gradient steps of a site before it shares, 1 to 32: 1 shares a gradient (FedSGD), more is FedAvg
/// @param rate  of the local steps, > 0
/// @param clipping  what is cut to which norm
/// @param noiseMultiplier  standard deviation of the Gaussian noise that each site adds, in clipping norms, 0 or more:
///     to the sum of the images' gradients in each step, or to the update, whichever is clipped
/// @param levels  values that a coordinate of the update is rounded to, 0 for none, else 2 to 2^24. They span the
///     clipping norm on both sides when the update is clipped, else the greatest coordinate of it
/// @param sites  whose updates are summed before the server sees them (secure aggregation), 1 for none, to 1,000
/// @param colluding  of these, that tell the server their own update, so that it is taken out of the sum, 0 to sites -
/// 1
/// @param labels  whether the server knows the classes of the images
/// @param server  what the server is trusted with
public record Sharing(
        int images,
        int localSteps,
        double rate,
        Clipping clipping,
        double noiseMultiplier,
        int levels,
        int sites,
        int colluding,
        Labels labels,
        Server server) {
    private static final int MOST_LEVELS = 1 << 24;

    /// What the server knows of the classes.
    public enum Labels {
        KNOWN,
        /// They are inferred from the update.
        UNKNOWN
    }

    /// What the server may do.
    public enum Server {
        /// It sends the agreed network, and looks at what it receives. Each site checks the network it is sent.
        FOLLOWS_PROTOCOL,
        /// It may send another network, and no site looks at it.
        MAY_CHANGE_MODEL
    }

    public Sharing {
        require("images", images, 1, 256);
        require("local-steps", localSteps, 1, 32);
        require("sites", sites, 1, 1000);
        require("colluding", colluding, 0, sites - 1);
        if (!(rate > 0 && rate <= 1000)) {
            throw new IllegalArgumentException("rate must be > 0 and at most 1000, got " + rate);
        }
        if (!(noiseMultiplier >= 0 && noiseMultiplier <= 1e6)) {
            throw new IllegalArgumentException("noise-multiplier must be 0 to 1000000, got " + noiseMultiplier);
        }
        if (noiseMultiplier > 0 && clipping instanceof Clipping.None) {
            throw new IllegalArgumentException(
                    "noise-multiplier is in clipping norms: set clip-each-image or clip-update with it");
        }
        if (levels != 0) {
            require("levels", levels, 2, MOST_LEVELS);
        }
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", got " + value);
        }
    }

    /// One gradient of so many images of one site, as it is: no clipping, no noise, no sum.
    public static Sharing undefended(int images) {
        return new Sharing(images, 1, 1, new Clipping.None(), 0, 0, 1, 0, Labels.KNOWN, Server.FOLLOWS_PROTOCOL);
    }

    /// Sites whose updates stay mixed in what the server can compute.
    public int honestSites() {
        return sites - colluding;
    }

    /// Images that are mixed in what the server can compute.
    public int mixedImages() {
        return Math.multiplyExact(images, honestSites());
    }

    Sharing withClipping(Clipping other) {
        return new Sharing(images, localSteps, rate, other, noiseMultiplier, levels, sites, colluding, labels, server);
    }

    /// Whether equal images may give another update: noise, or rounding at random.
    boolean isRandom() {
        return noiseMultiplier > 0 || levels > 0;
    }

    /// What one image alone would give, without noise and rounding.
    Sharing ofOneImage() {
        return new Sharing(1, localSteps, rate, clipping, 0, 0, 1, 0, labels, server);
    }

    Sharing withColluding(int others) {
        return new Sharing(images, localSteps, rate, clipping, noiseMultiplier, levels, sites, others, labels, server);
    }
}
